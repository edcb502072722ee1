// @ts-check
// State in the fragment of the address ("#q=words&variant=310S"), which no server sees: Back, the other language and a
// shared link keep it. A fragment without "=" names a place on the page.

import { keepLanguageSwitch } from "./place.js"

/**
 * The state that the fragment holds, by name, in its order; of a name that stands there twice the first value.
 * `sound` is false where it holds anything that `accepts` refuses, a name twice, or nothing that can be read.
 *
 * @param {(name: string, value: string) => boolean} [accepts]
 * @returns {{ state: Map<string, string>, sound: boolean }}
 */
export function readState(accepts = () => true) {
  const fragment = location.hash.slice(1)
  /** @type {Map<string, string>} */
  const state = new Map()
  const entries = [...new URLSearchParams(fragment)]
  for (const [name, value] of entries) if (!state.has(name) && accepts(name, value)) state.set(name, value)
  return { state, sound: state.size === entries.length && (!fragment || state.size > 0) }
}

/**
 * Puts a state into the address without a new entry in the history, or with one where `push` is true; values that are
 * empty are left out. The language switch leads to the same state.
 *
 * @param {Iterable<readonly [string, string]>} state
 * @param {{ push?: boolean }} [how]
 */
export function writeState(state, { push = false } = {}) {
  const fragment = new URLSearchParams([...state].filter(([, value]) => value).map(([name, value]) => [name, value])).toString()
  const address = fragment ? `#${fragment}` : location.pathname + location.search
  if (push) history.pushState(null, "", address)
  else history.replaceState(null, "", address)
  keepLanguageSwitch()
}

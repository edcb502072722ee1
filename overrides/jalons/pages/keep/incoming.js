// @ts-check
// What comes in from another device: shown first, and taken in only when the reader says so.

import { tell } from "../../shared/dialogs.js"
import { clone, one } from "../../shared/dom.js"
import { writeState } from "../../shared/fragment.js"
import { store } from "../../shared/memory.js"
import { variant, word } from "../../shared/page.js"
import { pluralWord } from "../../shared/plural.js"
import { newer } from "../../shared/store.js"
import { describeChange, fetchPath } from "./describe-change.js"
import { PassportError } from "./passport.js"
import { page } from "./scope.js"

/** @import { Kept, State } from "./passport.js" */

const panel = one("[data-incoming]", HTMLElement, page)
const takeButton = one("[data-take]", HTMLButtonElement, panel)
const leaveButton = one("[data-leave]", HTMLButtonElement, panel)

/** How the fragment begins that holds a passport. */
export const FRAGMENT = "#p="

/** @type {State} what is offered and would change something */
let offered = new Map()

/**
 * Takes in what `read` gives, or says why not; then nothing has changed.
 *
 * @param {() => State | Promise<State>} read
 */
export async function takeIn(read) {
  try {
    await offer(await read())
  } catch (refused) {
    if (!(refused instanceof PassportError)) throw refused
    settle()
    tell(word(`passport-${refused.message}`))
  }
}

/**
 * Shows what a state would change here, and asks.
 *
 * @param {State} state
 */
async function offer(state) {
  const changes = [...state].filter(([key, theirs]) => isNews(key, theirs))
  const { stages } = await fetchPath()
  const order = Object.entries(stages).flatMap(([stage, tasks]) => tasks.map(({ id }) => `tick:${variant}/${stage}/${id}`))
  changes.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
  const sentences = (await Promise.all(changes.map(([key, theirs]) => describeChange(key, theirs)))).filter(Boolean)
  offered = new Map(changes)
  panel.hidden = false
  const n = sentences.length
  one("[data-incoming-says]", HTMLElement, panel).textContent = n ? pluralWord("incoming-brings", n) : word("incoming-nothing")
  one("[data-incoming-list]", HTMLElement, panel).replaceChildren(...sentences.map((text) => clone("incoming-line").say({ text }).element))
  takeButton.hidden = !n
  leaveButton.textContent = word(n ? "incoming-leave" : "close")
  // what changes nothing that shows still counts
  if (!n) store.merge(offered)
  panel.focus()
  panel.scrollIntoView({ block: "start" })
}

/**
 * Whether what another device knows of a key would be taken over.
 *
 * @param {string} key
 * @param {Kept} theirs
 */
function isNews(key, theirs) {
  const ours = store.state(key).get(key) ?? { n: 0, value: "" }
  return newer(theirs, ours) === theirs && (theirs.n !== ours.n || theirs.value !== ours.value)
}

/** Closes the offer, and takes the passport out of the address. */
function settle() {
  panel.hidden = true
  offered = new Map()
  if (location.hash.startsWith(FRAGMENT)) writeState([])
}

takeButton.addEventListener("click", () => {
  const before = store.merge(offered)
  settle()
  const undo = () => {
    store.restore(before)
    tell(word("incoming-undone"))
  }
  tell(word("incoming-taken"), { name: word("incoming-undo"), run: undo })
})
leaveButton.addEventListener("click", settle)

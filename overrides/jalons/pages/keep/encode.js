// @ts-check
// Writes what a reader has done as a passport.

import { BitWriter } from "./bits.js"
import { FIRST_DAY, FORMAT, MARK_KINDS, MILLISECONDS_A_DAY, MOST_CHANGES } from "./passport.js"
import { fullId } from "../../shared/page.js"

/** @import { Kept, NumberedGuide, State } from "./passport.js" */

/**
 * The letters for a state. What has no number yet, or a day outside of a hundred years, is left out; `left` counts it.
 * @param {State} state
 * @param {Omit<NumberedGuide, "newest">} guide
 * @throws {RangeError} the variant has no number yet
 */
export function encode(state, { tag, variant, ids }) {
  const numberOfVariant = ids[fullId(variant)]
  if (numberOfVariant === undefined) throw new RangeError(`${variant} has no number yet`)
  const bits = new BitWriter()
  let left = 0
  /**
   * @param {string} start how the keys begin
   * @param {(name: string, value: string) => string | null} idOf the id that stands for a key; null for one that is written elsewhere
   * @param {(value: string) => void} write
   */
  const list = (start, idOf, write) => {
    const { entries, without } = numbered(state, start, idOf, ids)
    left += without
    writeList(bits, entries, write)
  }
  bits.fixed(FORMAT, 4)
  bits.fixed(tag, 16)
  bits.gamma(numberOfVariant)
  list(`tick:${variant}/`, (name) => name, () => {})
  list(`mark:${variant}/`, (name) => name, (value) => writeMark(bits, value, ids))
  const { n, value: role } = state.get(`me:${variant}/role`) ?? { n: 0, value: "" }
  bits.gamma(n ? capped(n) + 1 : 1)
  if (n) writeRole(bits, role, ids)
  list(`me:${variant}/`, (name) => (name === "role" ? null : `dates/${name}`), (value) => bits.gamma(value ? toDays(value) + 2 : 1))
  // what was taken back has no reply any more, so the first of its question stands for it
  const first = (/** @type {string} */ question) => Object.keys(ids).find((id) => id.startsWith(`questions/${question}/`))
  list("answer:", (question, value) => (value ? `questions/${question}/${value}` : first(question) ?? ""), (value) => bits.fixed(value ? 1 : 0, 1))
  return { text: bits.text(), left }
}

/**
 * The entries of a state whose keys begin with `start`, by number, and how many have none.
 * @param {State} state
 * @param {string} start
 * @param {(name: string, value: string) => string | null} idOf
 * @param {Record<string, number>} ids
 */
function numbered(state, start, idOf, ids) {
  /** @type {[number, Kept][]} */
  const entries = []
  let without = 0
  for (const [key, kept] of state) {
    const id = key.startsWith(start) ? idOf(key.slice(start.length), kept.value) : null
    if (id === null) continue
    const number = ids[id]
    if (number === undefined || !isWritable(kept.value)) without++
    else entries.push([number, kept])
  }
  entries.sort(([one], [other]) => one - other)
  return { entries, without }
}

/**
 * @param {BitWriter} bits
 * @param {[number, Kept][]} entries
 * @param {(value: string) => void} write
 */
function writeList(bits, entries, write) {
  bits.gamma(entries.length + 1)
  let last = 0
  for (const [number, { n, value }] of entries) {
    bits.gamma(number - last)
    bits.gamma(capped(n))
    write(value)
    last = number
  }
}

/**
 * @param {BitWriter} bits
 * @param {string} value "skip", "wait ROLE DAY" or ""
 * @param {Record<string, number>} ids
 */
function writeMark(bits, value, ids) {
  const [kind = "", role = "", since = ""] = value.split(" ")
  bits.fixed(Math.max(0, MARK_KINDS.indexOf(kind)), 2)
  if (kind !== "wait") return
  writeRole(bits, role, ids)
  bits.gamma(toDays(since) + 1)
}

/**
 * @param {BitWriter} bits
 * @param {string} role
 * @param {Record<string, number>} ids
 */
function writeRole(bits, role, ids) {
  bits.gamma((ids[`roles/${role}`] ?? 0) + 1)
}

/**
 * A count of changes that fits; one too high becomes the highest of its kind, odd or even.
 * @param {number} n
 */
const capped = (n) => (n > MOST_CHANGES ? MOST_CHANGES - ((n + 1) % 2) : n)

/** @param {string} day YYYY-MM-DD */
const toDays = (day) => Math.round((Date.parse(`${day}T00:00Z`) - FIRST_DAY) / MILLISECONDS_A_DAY)

/**
 * Whether a value has no day, or one of this century.
 * @param {string} value
 */
const isWritable = (value) => !/\d{4}-/.test(value) || /(^| )20\d\d-\d\d-\d\d$/.test(value)

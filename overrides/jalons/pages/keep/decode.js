// @ts-check
// Reads a passport, every part of it checked.

import { formatDay } from "../../shared/dates.js"
import { BitReader } from "./bits.js"
import { FIRST_DAY, FORMAT, MARK_KINDS, MILLISECONDS_A_DAY, MOST_CHANGES, PassportError } from "./passport.js"
import { fullId } from "../../shared/page.js"

/** @import { NumberedGuide, State } from "./passport.js" */

const LONGEST_TEXT = 4000
const MOST_DAYS = 36_525
/** A task goes by two parts, of which the first is a stage. */
const NO_TASK = /^(?:variants|roles|questions|dates)\//

/**
 * The state that letters stand for, every part of it checked.
 * @param {string} text
 * @param {NumberedGuide} guide
 * @returns {State}
 * @throws {PassportError}
 */
export function decode(text, guide) {
  if (!/^[\w-]{6,}$/.test(text) || text.length > LONGEST_TEXT) throw new PassportError("damaged")
  const bits = new BitReader(text)
  const { tag, variant, ids, newest } = guide
  if (bits.fixed(4) !== FORMAT) throw new PassportError("newer")
  if (bits.fixed(16) !== tag) throw new PassportError("foreign")
  const ofVariant = bits.gamma()
  if (ofVariant > newest) throw new PassportError("newer")
  if (ofVariant !== ids[fullId(variant)]) throw new PassportError("other-path")
  const state = readState(new NumberReader(bits, guide), variant)
  if (!bits.ended) throw new PassportError("damaged")
  return state
}

/**
 * @param {NumberReader} numbers
 * @param {string} variant
 */
function readState(numbers, variant) {
  const { bits } = numbers
  /** @type {State} */
  const state = new Map()
  numbers.list("", (id, n) => {
    if (NO_TASK.test(id) || id.split("/").length !== 2 || !id.split("/").every(Boolean)) throw new PassportError("damaged")
    state.set(`tick:${variant}/${id}`, { n, value: "" })
  })
  numbers.list("", (id, n) => {
    const kind = MARK_KINDS[bits.fixed(2)]
    if (id.includes("/") || kind === undefined) throw new PassportError("damaged")
    state.set(`mark:${variant}/${id}`, { n, value: kind === "wait" ? `wait ${numbers.role(true)} ${numbers.day(bits.gamma() - 1)}` : kind })
  })
  const n = bits.gamma() - 1
  if (n > MOST_CHANGES) throw new PassportError("damaged")
  if (n) state.set(`me:${variant}/role`, { n, value: numbers.role(false) })
  numbers.list("dates/", (name, n) => {
    const days = bits.gamma() - 2
    state.set(`me:${variant}/${name}`, { n, value: days < 0 ? "" : numbers.day(days) })
  })
  numbers.list("questions/", (name, n) => {
    const [question, reply = ""] = name.split("/")
    state.set(`answer:${question}`, { n, value: bits.fixed(1) ? reply : "" })
  })
  return state
}

/** Reads permanent numbers as the ids that they stand for. */
class NumberReader {
  /**
   * @param {BitReader} bits
   * @param {NumberedGuide} guide
   */
  constructor(bits, { ids, newest }) {
    this.bits = bits
    this.newest = newest
    this.names = new Map(Object.entries(ids).map(([id, number]) => [number, id]))
  }

  /**
   * The id of a number, without the `start` that it must have.
   * @param {number} number
   * @param {string} start
   */
  name(number, start) {
    if (number > this.newest) throw new PassportError("newer")
    const id = this.names.get(number)
    if (!id?.startsWith(start)) throw new PassportError("damaged")
    return id.slice(start.length)
  }

  /**
   * Calls `each` with the name and the count of changes of every entry of a list.
   * @param {string} start
   * @param {(name: string, n: number) => void} each
   */
  list(start, each) {
    const length = this.bits.gamma() - 1
    let number = 0
    for (let entry = 0; entry < length; entry++) {
      number += this.bits.gamma()
      const n = this.bits.gamma()
      if (n > MOST_CHANGES) throw new PassportError("damaged")
      each(this.name(number, start), n)
    }
  }

  /** @param {boolean} needed whether there must be one */
  role(needed) {
    const number = this.bits.gamma() - 1
    if (!number && needed) throw new PassportError("damaged")
    return number ? this.name(number, "roles/") : ""
  }

  /** @param {number} days since the first of 2000 */
  day(days) {
    if (days > MOST_DAYS) throw new PassportError("damaged")
    return formatDay(new Date(FIRST_DAY + days * MILLISECONDS_A_DAY))
  }
}

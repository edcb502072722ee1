// @ts-check
// A file of all that is kept of a variant: written, and read with every part of it checked.

import { counted } from "../../shared/store.js"
import { PassportError } from "./passport.js"

/** @import { NumberedGuide, State } from "./passport.js" */

const FORMAT = 1
const LONGEST_KEY = 200
const LONGEST_VALUE = 2000

/**
 * The text of a file.
 *
 * @param {State} state
 * @param {Pick<NumberedGuide, "tag" | "variant">} guide
 */
export function writeBackup(state, { tag, variant }) {
  const entries = [...state].map(([key, { n, value }]) => [key, [n, value]])
  return JSON.stringify({ jalons: FORMAT, guide: tag, variant, state: Object.fromEntries(entries) }, null, 1)
}

/**
 * The state that a file holds.
 *
 * @param {string} text
 * @param {Pick<NumberedGuide, "tag" | "variant">} guide
 * @param {string[]} starts how the keys may begin
 * @returns {State}
 * @throws {PassportError}
 */
export function readBackup(text, { tag, variant }, starts) {
  const file = parse(text)
  if (typeof file?.jalons !== "number" || typeof file.state !== "object" || !file.state) throw new PassportError("foreign")
  if (file.jalons > FORMAT) throw new PassportError("newer")
  if (file.guide !== tag) throw new PassportError("foreign")
  if (file.variant !== variant) throw new PassportError("other-path")
  /** @type {State} */
  const state = new Map()
  for (const [key, entry] of Object.entries(file.state)) {
    const isOurs = key.length < LONGEST_KEY && starts.some((start) => key.startsWith(start))
    const isWhole = Array.isArray(entry) && typeof entry[1] === "string" && entry[1].length < LONGEST_VALUE
    const kept = isOurs && isWhole && counted(key, key.startsWith("tick:") ? `${entry[0]}` : `${entry[0]} ${entry[1]}`)
    if (!kept) throw new PassportError("damaged")
    state.set(key, kept)
  }
  return state
}

/**
 * @param {string} text
 * @returns {{jalons?: unknown, guide?: unknown, variant?: unknown, state?: unknown} | null}
 */
function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    throw new PassportError("damaged")
  }
}

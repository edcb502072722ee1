// @ts-check
// Finds names as people type them: accents, case, hyphens and small slips forgiven.

import { fold } from "./folding.js"

const LONGEST_EXACT = 3
const LONGEST_WITH_ONE_SLIP = 7
/** How much of a word may be wrong, in the mean of all words, for a name to look like what was typed. */
const FARTHEST = 0.5

/**
 * What names are looked for in: anything that has the keys of its name.
 * @typedef {{keys: string[]}} Findable
 */

/**
 * The words of a text without accents and case; "620 D" is one word, "apprenti(e)" is both of its forms.
 *
 * @param {string} text
 */
export function wordsOf(text) {
  return fold(text).replaceAll("œ", "oe")
    .replace(/(\p{L}+)\((\p{L}{1,2})\)/gu, "$1 $1$2")
    // a letter behind a number belongs to it
    .replace(/(\d)[\s-]+([a-z]\d?)\b/g, "$1$2")
    .split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/**
 * What a name can be found by: its words, and each two that follow one another written as one ("sheetmetal").
 *
 * @param {string} text
 */
export function keysOf(text) {
  const words = wordsOf(text)
  return [...words, ...words.slice(1).map((word, n) => words[n] + word)]
}

/**
 * How many slips lead from what was typed to the beginning of a word: a letter too many, too few, another, or two swapped
 * (the distance of Damerau and Levenshtein). Of what is more than twice as long as the word, the letters too many.
 *
 * @param {string} typed
 * @param {string} word
 */
export function slips(typed, word) {
  // far too many for any use, and counting them takes as long as the two lengths multiplied
  if (typed.length > 2 * word.length) return typed.length - word.length
  /** @type {number[]} */
  let before = []
  let row = [...Array(word.length + 1).keys()]
  for (let i = 1; i <= typed.length; i++) {
    const next = [i]
    const at = (/** @type {number[]} */ slipsOf, /** @type {number} */ n) => slipsOf[n] ?? Infinity
    for (let j = 1; j <= word.length; j++) {
      const differs = Number(typed[i - 1] !== word[j - 1])
      const isSwapped = typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + differs, isSwapped ? at(before, j - 2) + 1 : Infinity))
    }
    before = row
    row = next
  }
  return Math.min(...row)
}

/** @typedef {(typed: string, word: string) => boolean} Fits */

/** @type {Fits} */
const begins = (typed, word) => word.startsWith(typed)

/** @type {Fits} */
const contains = (typed, word) => word.includes(typed)

/** @type {Fits} */
const resembles = (typed, word) => begins(typed, word) || (!/\d/.test(typed) && slips(typed, word) <= mostSlips(typed))

/** @param {string} typed */
function mostSlips(typed) {
  if (typed.length <= LONGEST_EXACT) return 0
  return typed.length <= LONGEST_WITH_ONE_SLIP ? 1 : 2
}

/**
 * Those of the entries that hold every word typed; slips are forgiven only where nothing fits better.
 *
 * @template {Findable} Entry
 * @param {string} typed
 * @param {Entry[]} entries
 */
export function fuzzyMatch(typed, entries) {
  const every = wordsOf(typed)
  const distinctive = every.filter((word) => word.length > 3 || /\d/.test(word))
  /** @type {[string[], Fits][]} */
  const attempts = [[every, begins], [distinctive, begins], [distinctive, contains], [distinctive, resembles]]
  for (const [words, fits] of attempts) {
    const found = entries.filter(({ keys }) => words.length && words.every((word) => keys.some((key) => fits(word, key))))
    if (found.length) return found
  }
  return []
}

/**
 * The few entries that look most like what was typed, the closest first; none where none looks like it.
 *
 * @template {Findable} Entry
 * @param {string} typed
 * @param {Entry[]} entries
 * @param {number} [most]
 */
export function nearest(typed, entries, most = 3) {
  const words = wordsOf(typed).filter((word) => word.length > 2)
  if (!words.length) return []
  const distance = (/** @type {Entry} */ { keys }) =>
    words.reduce((sum, word) => sum + Math.min(...keys.map((key) => slips(word, key) / word.length)), 0) / words.length
  return entries.map((entry) => ({ entry, far: distance(entry) })).filter(({ far }) => far <= FARTHEST)
    .sort((one, other) => one.far - other.far).slice(0, most).map(({ entry }) => entry)
}

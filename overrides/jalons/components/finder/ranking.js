// @ts-check
// Puts variants that fit what was typed in order: the one that is called so before those that merely hold the word.

import { fuzzyMatch, slips, wordsOf } from "../../shared/fuzzy-match.js"

/**
 * @typedef {object} Ranked
 * @property {string[]} keys
 * @property {string[]} first what it comes first for: its code, and the words that the data say
 * @property {string[]} names what it is called, in both languages
 * @property {string[]} everyday other words by which it is found
 */

const MOST_SLIPS = 2

/** @param {string} words */
export const phraseOf = (words) => wordsOf(words).join(" ")

/**
 * How far a variant is from what was typed: lower comes first.
 *
 * @param {string} phrase
 * @param {Ranked} variant
 */
function distance(phrase, { first, names, everyday }) {
  const begins = (/** @type {string} */ name) => name.startsWith(phrase)
  const resembles = (/** @type {string} */ name) => slips(phrase, name) <= MOST_SLIPS
  const tests = [
    () => first.includes(phrase),
    () => names.includes(phrase),
    () => first.some(begins),
    () => names.some((name) => `${name} `.startsWith(`${phrase} `)),
    () => everyday.includes(phrase),
    () => names.some(begins),
    () => everyday.some(begins),
    () => names.some((name) => name.includes(phrase)),
    () => first.some(resembles),
    () => names.some(resembles),
  ]
  const found = tests.findIndex((test) => test())
  return found < 0 ? tests.length : found
}

/**
 * Those of the variants that hold every word typed, the nearest first; of two alike the one with the shorter name.
 *
 * @template {Ranked} T
 * @param {string} typed
 * @param {T[]} variants
 * @returns {T[]}
 */
export function ranked(typed, variants) {
  const phrase = phraseOf(typed)
  return inOrder(fuzzyMatch(typed, variants), (variant) => distance(phrase, variant))
}

/**
 * Those that hold the most of the words typed, and at least half of them, where none holds all.
 *
 * @template {Ranked} T
 * @param {string} typed
 * @param {T[]} variants
 * @returns {T[]}
 */
export function partly(typed, variants) {
  const words = wordsOf(typed).filter((word) => word.length > 3)
  const held = (/** @type {T} */ { keys }) => words.filter((word) => keys.some((key) => key.startsWith(word))).length
  const most = Math.max(0, ...variants.map(held))
  return most * 2 < Math.max(2, words.length) ? [] : inOrder(variants.filter((variant) => held(variant) === most), () => 0)
}

/**
 * Whether a variant is what was typed, and not merely like it.
 *
 * @param {string} typed
 * @param {Ranked} variant
 */
export function isCalled(typed, variant) {
  const phrase = phraseOf(typed)
  if (distance(phrase, variant) <= 4) return true
  return phrase.length > 5 && [...variant.first, ...variant.names].some((name) => Math.abs(name.length - phrase.length) < 3 && slips(phrase, name) < 2)
}

/**
 * @template {Ranked} T
 * @param {T[]} variants
 * @param {(variant: T) => number} far
 */
function inOrder(variants, far) {
  const length = (/** @type {T} */ { names }) => Math.min(...names.map((name) => name.split(" ").length))
  return variants.map((variant) => ({ variant, far: far(variant), length: length(variant) }))
    .sort((one, other) => one.far - other.far || one.length - other.length).map(({ variant }) => variant)
}

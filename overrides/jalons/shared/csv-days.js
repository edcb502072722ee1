// @ts-check
// The days of a file as spreadsheets rewrite them: 3/30/2026 or 30/03/2026. Which number is the month follows from all
// of them together, since each is a Monday; it is never guessed.

import { parseDay } from "./dates.js"
import { mondayOf } from "./weeks.js"

/** @typedef {"month-first" | "day-first"} DayOrder */

const REWRITTEN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/
/** @type {DayOrder[]} */
const ORDERS = ["month-first", "day-first"]

/** @param {string} text */
const isRewritten = (text) => REWRITTEN.test(text)

/**
 * A day as a cell writes it, in the writing of data; "" where there is no such day.
 *
 * @param {string} text
 * @param {DayOrder} [order] needed where the cell does not begin with the year
 */
export function readDay(text, order) {
  const [, first = "", second = "", year = ""] = REWRITTEN.exec(text) ?? []
  const [month, day] = order === "day-first" ? [second, first] : [first, second]
  const written = year ? [year.padStart(4, "20"), month.padStart(2, "0"), day.padStart(2, "0")].join("-") : text.replaceAll("/", "-")
  return (order || !year) && parseDay(written) ? written : ""
}

/**
 * The one order in which all days of a file are days, and if that is not enough, Mondays: undefined where no day needs
 * one, null where none or both would do.
 *
 * @param {string[]} texts
 * @returns {DayOrder | null | undefined}
 */
export function orderOfDays(texts) {
  // what is a day in no order is wrong by itself
  const rewritten = texts.filter((text) => isRewritten(text) && ORDERS.some((order) => readDay(text, order)))
  if (!rewritten.length) return undefined
  const possible = ORDERS.filter((order) => rewritten.every((text) => readDay(text, order)))
  if (possible.length === 1 || rewritten.every((text) => readDay(text, "day-first") === readDay(text, "month-first"))) return possible[0]
  const mondays = possible.filter((order) => rewritten.every((text) => mondayOf(readDay(text, order)) === readDay(text, order)))
  return mondays.length === 1 ? mondays[0] : null
}

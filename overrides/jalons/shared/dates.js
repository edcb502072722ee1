// @ts-check
// Days: a day is written 2026-03-30 in data and storage, and as its language does it on the page.

import { isFrench, localeOf } from "./locale.js"

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 864e5

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map()

/** The day it is where the reader is. */
export function today() {
  const now = new Date()
  return formatDay(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())))
}

/**
 * A day written 2026-03-30 as midnight UTC of that day; null where there is no such day.
 *
 * @param {string} text
 */
export function parseDay(text) {
  const date = DAY.test(text) ? new Date(`${text}T00:00Z`) : null
  // some engines take a 30th of February for a day in March
  return date && !Number.isNaN(date.valueOf()) && formatDay(date) === text ? date : null
}

/**
 * The day of a date as it is written in data: 2026-03-30.
 *
 * @param {Date} date
 */
export const formatDay = (date) => date.toISOString().slice(0, 10)

/**
 * How many days lie between two days: negative where `until` comes first, NaN where one of them is no day.
 *
 * @param {string} from
 * @param {string} until
 */
export function daysBetween(from, until) {
  const [start, end] = [parseDay(from), parseDay(until)]
  return start && end ? (end.valueOf() - start.valueOf()) / DAY_MS : NaN
}

/**
 * A day as a language writes it, on one line: "1er juin 2026"; what is no day stays as it is.
 *
 * @param {string} day
 * @param {string} language
 * @param {"long" | "medium"} [style] medium has the month shortened
 */
export function writtenDay(day, language, style = "long") {
  const date = parseDay(day)
  if (!date) return day
  const name = `${language} ${style}`
  const format = formats.get(name) ?? new Intl.DateTimeFormat(localeOf(language), { dateStyle: style, timeZone: "UTC" })
  formats.set(name, format)
  const words = format.format(date)
  return (isFrench(language) ? words.replace(/^1\s/, "1er ") : words).replace(/\s/g, "\u00a0")
}

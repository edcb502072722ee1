// @ts-check
// Weeks of hours as they are kept: one entry for a week and a person. What is read is checked; nothing is guessed.

import { formatDay, parseDay } from "./dates.js"

/**
 * @typedef {object} WeekEntry
 * @property {string} week the Monday, YYYY-MM-DD
 * @property {string} person with whom they were done
 * @property {number} job hours on the job, by quarters
 * @property {number} class hours in class, by quarters
 *
 * @typedef {WeekEntry & {id: string}} KeptWeek
 * @typedef {{job: number, class: number}} Hours
 * @typedef {{keys(start: string): string[], get(key: string): string}} ReadableStore
 */

export const MOST_HOURS = 168
const LONGEST_NAME = 200
const ID = /^h[a-z0-9]{5,20}$/
const FIRST_DAY = "1950-01-01"
const LAST_DAY = "2099-12-31"
const PACE_WEEKS = 12
/** Under which name devices already keep with whom hours were done. */
const PERSON = "sponsor"
export const WEEKS_FOR_PACE = 4

/** @type {["job", "class"]} */
export const HOUR_KINDS = ["job", "class"]

/**
 * A day written 2026-03-30 as a date, or null where there is no such day between 1950 and 2099.
 *
 * @param {string} text
 */
export const parseEnteredDay = (text) => (text >= FIRST_DAY && text <= LAST_DAY ? parseDay(text) : null)

/**
 * The Monday of the week of a day, or "" where there is no such day.
 *
 * @param {string} day
 */
export function mondayOf(day) {
  const date = parseEnteredDay(day)
  if (!date) return ""
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return formatDay(date)
}

/**
 * Hours as typed, by quarters, with a point or a comma; nothing is 0, and what is no such number is null.
 *
 * @param {string} text
 */
export function parseHours(text) {
  const typed = text.trim()
  if (!typed) return 0
  const [, whole, part = ""] = /^(\d{0,3})(?:[.,](\d{1,2}))?$/.exec(typed) ?? []
  if (whole === undefined || whole + part === "") return null
  const hours = Number(`${whole || 0}.${part || 0}`)
  return hours <= MOST_HOURS && isByQuarters(hours) ? hours : null
}

/** @param {number} hours */
const isByQuarters = (hours) => hours >= 0 && Number.isInteger(hours * 4)

/**
 * A person's name as it is kept, or "" where it cannot be.
 *
 * @param {string} text
 */
export function cleanName(text) {
  const name = wellFormed(text).replaceAll("\0", "").trim()
  return name.length <= LONGEST_NAME ? name : ""
}

/**
 * Browsers of before 2023 have no toWellFormed.
 *
 * @param {string & {toWellFormed?: () => string}} text
 */
const wellFormed = (text) => text.toWellFormed?.() ?? text

/** @param {string} text */
export const isWeekId = (text) => ID.test(text)

/** A new id: it begins with a letter and holds no sign, so that no spreadsheet takes it for a number or a day. */
export function newWeekId() {
  return ["h", ...[...crypto.getRandomValues(new Uint8Array(11))].map((byte) => (byte % 36).toString(36))].join("")
}

/**
 * A kept text as an entry, or null where this page did not write it.
 *
 * @param {string} text
 * @returns {WeekEntry | null}
 */
export function parseWeek(text) {
  let entry
  try {
    entry = JSON.parse(text)
  } catch {
    return null
  }
  const { week, [PERSON]: person, job, class: lessons } = entry ?? {}
  if (typeof week !== "string" || typeof person !== "string" || typeof job !== "number" || typeof lessons !== "number") return null
  const isRight = mondayOf(week) === week && person !== "" && cleanName(person) === person
    && isByQuarters(job) && isByQuarters(lessons) && job + lessons > 0 && job + lessons <= MOST_HOURS
  return isRight ? { week, person, job, class: lessons } : null
}

/**
 * An entry as the text that is kept.
 *
 * @param {WeekEntry} entry
 */
export const serializeWeek = ({ week, person, job, class: lessons }) => JSON.stringify({ week, [PERSON]: person, job, class: lessons })

/**
 * All weeks of a variant in a store, from the first to the last, and the texts that cannot be read.
 *
 * @param {ReadableStore} store
 * @param {string} variant
 */
export function readWeeks(store, variant) {
  /** @type {KeptWeek[]} */
  const weeks = []
  /** @type {string[]} */
  const unreadable = []
  const start = `hours:${variant}/`
  for (const key of store.keys(start)) {
    const text = store.get(key)
    if (!text) continue
    const entry = parseWeek(text)
    const id = key.slice(start.length)
    if (entry && isWeekId(id)) weeks.push({ id, ...entry })
    else unreadable.push(text)
  }
  weeks.sort((one, other) => compare(one.week, other.week) || compare(one.person, other.person) || compare(one.id, other.id))
  return { weeks, unreadable }
}

/**
 * @param {string} one
 * @param {string} other
 */
const compare = (one, other) => (one < other ? -1 : Number(one > other))

/**
 * The hours of all weeks, and those of each person, in the order of their first week.
 *
 * @param {WeekEntry[]} weeks
 */
export function totals(weeks) {
  const all = { job: 0, class: 0 }
  /** @type {Map<string, Hours>} */
  const people = new Map()
  for (const { person, job, class: lessons } of weeks) {
    const own = people.get(person) ?? { job: 0, class: 0 }
    people.set(person, own)
    for (const sum of [all, own]) {
      sum.job += job
      sum.class += lessons
    }
  }
  return { all, people }
}

/**
 * When a figure of hours on the job is reached at the average of the last weeks that have any: that average a week, of how
 * many weeks it is, the weeks left, and the end. Null with too few weeks or nothing left.
 *
 * @param {WeekEntry[]} weeks
 * @param {number} figure
 * @param {string} today YYYY-MM-DD
 * @returns {{pace: number, n: number, left: number, end: Date} | null}
 */
export function forecast(weeks, figure, today) {
  /** @type {Map<string, number>} */
  const byWeek = new Map()
  for (const { week, job } of weeks) if (job) byWeek.set(week, (byWeek.get(week) ?? 0) + job)
  const hoursLeft = figure - totals(weeks).all.job
  if (byWeek.size < WEEKS_FOR_PACE || hoursLeft <= 0) return null
  const counted = [...byWeek].sort(([one], [other]) => compare(one, other)).slice(-PACE_WEEKS)
  const pace = counted.reduce((sum, [, job]) => sum + job, 0) / counted.length
  const left = Math.ceil(hoursLeft / pace)
  const lastWeek = counted.at(-1)?.[0] ?? today
  const end = new Date(lastWeek > today ? lastWeek : today)
  end.setUTCDate(end.getUTCDate() + left * 7)
  return { pace, n: counted.length, left, end }
}

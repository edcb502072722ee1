// @ts-check
// Days counted from days, and a calendar file of them (RFC 5545).

import { formatDay, parseDay } from "../../shared/dates.js"

/**
 * @typedef {object} CalendarEvent
 * @property {string} uid the same uid again, with more changes, replaces what a calendar has
 * @property {string} day YYYY-MM-DD
 * @property {string} every how often it comes again: "12 month", or "" for once
 * @property {string} title
 * @property {string} text
 * @property {string} url
 * @property {number} changes
 */

const MOST_OCTETS = 75
/** A week before, at nine in the morning. */
const REMINDER = "-P6DT15H"

/**
 * The day that lies n days, weeks, months or years from another; a month that is too short ends on its last day.
 *
 * @param {string} day YYYY-MM-DD
 * @param {number} n
 * @param {string} unit "day", "week", "month" or "year"
 * @throws {RangeError} the day is none
 */
export function shiftDay(day, n, unit) {
  const date = parseDay(day)
  if (!date) throw new RangeError(`${day} is no day`)
  if (unit === "month" || unit === "year") {
    const wanted = date.getUTCDate()
    date.setUTCDate(1)
    date.setUTCMonth(date.getUTCMonth() + n * (unit === "year" ? 12 : 1))
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    date.setUTCDate(Math.min(wanted, last))
  } else date.setUTCDate(date.getUTCDate() + n * (unit === "week" ? 7 : 1))
  return formatDay(date)
}

/**
 * The first day, of one and those that come again after it, that is not before `from`.
 *
 * @param {string} first YYYY-MM-DD
 * @param {string} every "12 month", or "" for once
 * @param {string} from YYYY-MM-DD
 */
export function nextTime(first, every, from) {
  const [number, unit = "day"] = every.split(" ")
  let day = first
  // counted from the first day each time: a short month does not shorten those after it
  for (let times = 1; every && day && day < from; times += 1) day = shiftDay(first, times * Number(number), unit)
  return day
}

/**
 * How a calendar is told that a day comes again; where a month is too short, on its last day.
 *
 * @param {string} day YYYY-MM-DD
 * @param {string} every "12 month", or "" for once
 */
function repeating(day, every) {
  if (!every) return []
  const [number, unit] = every.split(" ")
  if (unit === "day" || unit === "week") return [`RRULE:FREQ=${unit === "day" ? "DAILY" : "WEEKLY"};INTERVAL=${number}`]
  const wanted = Number(day.slice(-2))
  const days = Array.from({ length: Math.max(wanted - 27, 0) }, (_, more) => 28 + more)
  const last = days.length > 1 ? `;BYMONTHDAY=${days.join(",")};BYSETPOS=-1` : ""
  return [`RRULE:FREQ=MONTHLY;INTERVAL=${Number(number) * (unit === "year" ? 12 : 1)}${last}`]
}

/** @param {string} text */
const escape = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n")

/** @param {string} day */
const compact = (day) => day.replaceAll("-", "")

/** @param {string} text */
const octets = (text) => new TextEncoder().encode(text).length

/**
 * A line no longer than 75 octets; what is longer goes on in the next, after a space, and no letter is cut.
 *
 * @param {string} line
 */
function foldLine(line) {
  const parts = [""]
  for (const letter of line) {
    const last = parts.at(-1) ?? ""
    const room = MOST_OCTETS - Number(parts.length > 1)
    if (octets(last) + octets(letter) > room) parts.push(letter)
    else parts[parts.length - 1] = last + letter
  }
  return parts.join("\r\n ")
}

/**
 * A calendar of whole days, with a reminder a week before each.
 *
 * @param {CalendarEvent[]} events
 * @param {{name: string, stamp: Date}} calendar its name, and when it was made
 */
export function writeCalendar(events, { name, stamp }) {
  const lines = events.flatMap(({ uid, day, every, title, text, url, changes }) => [
    "BEGIN:VEVENT", `UID:${uid}`, `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, "")}`, `SEQUENCE:${changes}`,
    `DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(shiftDay(day, 1, "day"))}`, ...repeating(day, every),
    `SUMMARY:${escape(title)}`, `DESCRIPTION:${escape(text)}`, `URL:${url}`, "TRANSP:TRANSPARENT",
    "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escape(title)}`, `TRIGGER:${REMINDER}`, "END:VALARM", "END:VEVENT",
  ])
  const calendar = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jalons//Jalons//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    `X-WR-CALNAME:${escape(name)}`, ...lines, "END:VCALENDAR"]
  return calendar.map((line) => `${foldLine(line)}\r\n`).join("")
}

// Deadlines: days counted from days, and a calendar file of them (RFC 5545).

import { dayOf, written } from "../../shared/weeks.js"

/** The day that lies n days, weeks or months from another; a month that is too short ends on its last day. */
export function shifted(day, n, unit) {
  const date = dayOf(day)
  if (unit === "month") {
    const wanted = date.getUTCDate()
    date.setUTCDate(1)
    date.setUTCMonth(date.getUTCMonth() + n)
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
    date.setUTCDate(Math.min(wanted, last))
  } else date.setUTCDate(date.getUTCDate() + n * (unit === "week" ? 7 : 1))
  return written(date)
}

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n")
const compact = (day) => day.replaceAll("-", "")
const size = (text) => new TextEncoder().encode(text).length

/** A line no longer than 75 octets; what is longer goes on in the next, after a space, and no letter is cut. */
function folded(line) {
  const parts = [""]
  for (const letter of line) {
    const room = 75 - (parts.length > 1)
    if (size(parts.at(-1)) + size(letter) > room) parts.push("")
    parts[parts.length - 1] += letter
  }
  return parts.join("\r\n ")
}

/**
 * A calendar of whole days: events of {uid, day, title, text, url, changes}. The same uid again, with more changes,
 * replaces what a calendar has. A week before, at nine in the morning, the calendar reminds.
 */
export function calendarOf(events, { name, stamp }) {
  const lines = events.flatMap(({ uid, day, title, text, url, changes }) => [
    "BEGIN:VEVENT", `UID:${uid}`, `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, "")}`, `SEQUENCE:${changes}`,
    `DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(shifted(day, 1, "day"))}`,
    `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, `URL:${url}`, "TRANSP:TRANSPARENT",
    "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, "TRIGGER:-P6DT15H", "END:VALARM", "END:VEVENT",
  ])
  const calendar = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jalons//Jalons//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`, ...lines, "END:VCALENDAR"]
  return calendar.map((line) => folded(line) + "\r\n").join("")
}

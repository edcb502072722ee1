// @ts-check
// What a file of hours would change on this device: each line is new, changed, the same, or refused.

import { all, clone, data, one } from "../../shared/dom.js"
import { word } from "../../shared/page.js"
import { newWeekId, serializeWeek } from "../../shared/weeks.js"
import { writeDay, writeHours } from "./sheet.js"

/**
 * @import { ReadRow, WrongRow } from "../../shared/csv.js"
 * @import { KeptWeek, WeekEntry } from "../../shared/weeks.js"
 *
 * @typedef {ReadRow & {is: "new"}} NewRow
 * @typedef {ReadRow & {is: "changed", before: KeptWeek}} ChangedRow
 * @typedef {NewRow | ChangedRow} Change
 * @typedef {Change | (ReadRow & {is: "same"}) | (WrongRow & {is: "refused"})} Line
 */

/**
 * What each line of a file is beside the weeks kept.
 *
 * @param {(ReadRow | WrongRow)[]} rows
 * @param {KeptWeek[]} weeks
 * @returns {Line[]}
 */
export function compareRows(rows, weeks) {
  return rows.map((row) => {
    if ("wrong" in row) return { ...row, is: "refused" }
    const before = weeks.find(({ id, week, person }) => (row.id ? id === row.id : week === row.entry.week && person === row.entry.person))
    if (!before) return { ...row, is: "new", id: row.id || newWeekId() }
    const { id } = before
    return serializeWeek(before) === serializeWeek(row.entry) ? { ...row, is: "same", id } : { ...row, is: "changed", id, before }
  })
}

/**
 * Whether a line changes what is kept.
 *
 * @param {Line} line
 * @returns {line is Change}
 */
export const isChange = (line) => line.is === "new" || line.is === "changed"

/**
 * Shows what a file would change, or why it is none of hours, and leads there.
 *
 * @param {HTMLElement} report
 * @param {{problem?: string, note?: string, lines?: Line[]}} found
 */
export function showReport(report, { problem, note, lines = [] }) {
  one("[data-report-note]", HTMLElement, report).textContent = note ?? ""
  one("[data-report-problem]", HTMLElement, report).textContent = problem ?? ""
  one("[data-report-lines]", HTMLElement, report).hidden = problem !== undefined
  for (const part of all("[data-lines]", HTMLElement, report)) {
    const kind = data(part, "lines")
    const own = lines.filter(({ is }) => is === kind)
    one("p", HTMLElement, part).textContent = word(`file-${kind}`, { n: own.length })
    const list = one("ul", HTMLElement, part)
    list.replaceChildren(...sentences(own).map((text) => clone("hours-line").say({ text }).element))
    list.hidden = !list.children.length
  }
  const n = lines.filter(isChange).length
  one("[data-report-end]", HTMLElement, report).textContent = word(n ? "file-nothing-yet" : "file-nothing")
  const add = one("[data-report-add]", HTMLButtonElement, report)
  add.hidden = !n
  add.textContent = word("file-add", { n })
  report.hidden = false
  one("h3", HTMLElement, report).focus()
}

/**
 * What is to be said of lines of one kind besides how many they are; those refused for one reason are said once.
 *
 * @param {Line[]} lines
 * @returns {string[]}
 */
function sentences(lines) {
  /** @type {Map<string, number[]>} */
  const refused = new Map()
  /** @type {string[]} */
  const changed = []
  for (const line of lines) {
    if (line.is === "changed") changed.push(word("file-now", { n: line.line, before: inWords(line.before), after: inWords(line.entry) }))
    if (line.is === "refused") {
      const why = word(line.wrong, line.marks)
      refused.set(why, [...refused.get(why) ?? [], line.line])
    }
  }
  return [...changed, ...[...refused].map(([why, numbers]) => word(numbers.length > 1 ? "file-lines" : "file-line", { n: ranges(numbers), why }))]
}

/**
 * Numbers in rising order, with what follows one upon the other in short: "2-5, 8".
 *
 * @param {number[]} numbers
 */
function ranges(numbers) {
  const starts = numbers.filter((n) => !numbers.includes(n - 1))
  const ends = numbers.filter((n) => !numbers.includes(n + 1))
  return starts.map((start, place) => (start === ends[place] ? `${start}` : `${start}-${ends[place]}`)).join(", ")
}

/** @param {WeekEntry} entry */
const inWords = ({ person, week, job, class: lessons }) => word("file-hours", { who: person, day: writeDay(week), job: writeHours(job), class: writeHours(lessons) })

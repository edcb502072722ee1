// @ts-check
// The hours kept as sheets of paper: as many rows as fit on one, what is carried over, and who confirms each sheet.

import { writtenDay } from "../../shared/dates.js"
import { clone, data, one } from "../../shared/dom.js"
import { language, word } from "../../shared/page.js"
import { totals } from "../../shared/weeks.js"
import { byMonth } from "./months.js"
import { writeHours, writeMonth } from "./sheet.js"

/**
 * @import { Hours, KeptWeek } from "../../shared/weeks.js"
 * @typedef {{when: string, person: string, job: number, class: number}} PaperRow
 */

const paper = one("[data-paper]", HTMLElement)
/** How many rows a sheet has, as many as the blank one. */
const ROWS = Number(data(paper, "paper"))

/**
 * Puts the hours on sheets, from the first to the last.
 *
 * @param {KeptWeek[]} weeks
 * @param {boolean} monthly whether a row is a month
 */
export function fillPaper(weeks, monthly) {
  const rows = monthly
    ? byMonth(weeks).map((entry) => ({ ...entry, when: writeMonth(entry.month) }))
    : weeks.map((entry) => ({ ...entry, when: writtenDay(entry.week, language, "medium") }))
  const count = Math.ceil(rows.length / ROWS)
  paper.replaceChildren(...Array.from({ length: count }, (_, n) => sheet(rows, n, count, monthly)))
}

/**
 * @param {PaperRow[]} rows of all sheets
 * @param {number} n which sheet, counted from 0
 * @param {number} count how many there are
 * @param {boolean} monthly
 */
function sheet(rows, n, count, monthly) {
  const own = rows.slice(n * ROWS, (n + 1) * ROWS)
  const before = sum(rows.slice(0, n * ROWS))
  const after = sum(rows.slice(0, (n + 1) * ROWS))
  const made = clone("hours-sheet").say({
    number: word("hours-sheet-number", { n: n + 1, all: count }), when: word(monthly ? "hours-month" : "hours-week"),
    "job-before": writeHours(before.job), "class-before": writeHours(before.class), job: writeHours(after.job),
    class: writeHours(after.class), total: word(n + 1 < count ? "hours-carry" : "hours-total-row"),
  })
  made.part("carried", HTMLElement).hidden = n === 0
  made.part("rows", HTMLElement).replaceChildren(...own.map(hoursRow))
  made.part("confirmed", HTMLElement).replaceChildren(...[...byPerson(own)].map(([who, hours]) => (
    clone("hours-confirmed").say({ who, job: writeHours(hours.job), class: writeHours(hours.class) }).element)))
  return made.element
}

/**
 * A row of a table of hours.
 *
 * @param {PaperRow} entry
 */
export const hoursRow = ({ when, person, job, class: lessons }) => (
  clone("hours-row").say({ when, person, job: writeHours(job), class: writeHours(lessons) }).element)

/** @param {PaperRow[]} rows */
const byPerson = (rows) => totals(rows.map((row) => ({ ...row, week: "" }))).people

/**
 * @param {PaperRow[]} rows
 * @returns {Hours}
 */
const sum = (rows) => rows.reduce((all, { job, class: lessons }) => ({ job: all.job + job, class: all.class + lessons }), { job: 0, class: 0 })

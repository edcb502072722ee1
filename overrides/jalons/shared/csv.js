// @ts-check
// Hours as a table in a file (CSV), out and in without loss: either language's headings, separators and decimals.

import { guardCell, quoteCell, unguardCell } from "./csv-cells.js"
import { orderOfDays, readDay } from "./csv-days.js"
import { parseCsv } from "./csv-lines.js"
import { foldLetters } from "./folding.js"
import { hasDecimalComma, localizeDecimal } from "./locale.js"
import { cleanName, isWeekId, mondayOf, MOST_HOURS, parseEnteredDay, parseHours } from "./weeks.js"

/**
 * @import { DayOrder } from "./csv-days.js"
 * @import { KeptWeek, WeekEntry } from "./weeks.js"
 *
 * @typedef {Record<string, string[]>} Headings the folded headings of both languages, by column
 * @typedef {{line: number, entry: WeekEntry, id: string}} ReadRow a line that holds a week; its id may be ""
 * @typedef {{line: number, wrong: string, marks: Record<string, string>}} WrongRow a line that does not: the words that say why, and their marks
 * @typedef {{problem: string, marks?: Record<string, number>}} NoTable the words that say why a text is no table of hours
 */

/** What stands in a table, in its order. */
export const COLUMNS = ["week", "with", "job", "class", "path", "id"]
const SEPARATORS = [";", ",", "\t"]
const LARGEST = 2_000_000

/**
 * The text of a file: the headings, then a line for each week.
 *
 * @param {KeptWeek[]} weeks
 * @param {{headings: string[], variant: string, language: string}} file
 */
export function writeCsv(weeks, { headings, variant, language }) {
  const separator = hasDecimalComma(language) ? ";" : ","
  const number = (/** @type {number} */ hours) => localizeDecimal(`${hours}`, language)
  // names alone hold separators
  const lines = weeks.map((week) => [week.week, quoteCell(guardCell(week.person)), number(week.job), number(week.class), variant, week.id])
  return ["\ufeff", ...[headings.map(quoteCell), ...lines].map((line) => `${line.join(separator)}\r\n`)].join("")
}

/**
 * The text of a file's bytes, in the encodings that spreadsheets write.
 *
 * @param {ArrayBuffer} bytes
 */
export function decodeText(bytes) {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}

/**
 * Which column stands where, by headings of either language: a Map from column to place.
 *
 * @param {string[]} cells
 * @param {Headings} headings
 */
function columnsOf(cells, headings) {
  /** @type {Map<string, number>} */
  const columns = new Map()
  cells.forEach((text, place) => {
    // files saved earlier are headed "Parrain (marraine)"
    const asked = [text, text.replace(/\(.*\)/u, "")].map(foldLetters)
    const [column] = Object.entries(headings).find(([, names]) => asked.some((name) => names.includes(name))) ?? []
    if (column && !columns.has(column)) columns.set(column, place)
  })
  return columns
}

/**
 * What a table says, line by line, or why it is no table of hours.
 *
 * @param {string} text
 * @param {{headings: Headings, variant: string}} page
 * @returns {NoTable | {rows: (ReadRow | WrongRow)[], order?: DayOrder}} with the order of the days, where a spreadsheet rewrote them
 */
export function readCsv(text, { headings, variant }) {
  if (text.length > LARGEST) return { problem: "file-too-large" }
  const plain = text.replace(/^\ufeff/, "")
  if (!plain.trim()) return { problem: "file-empty" }
  if (plain.includes("\0")) return { problem: "file-unreadable" }
  // a line of spreadsheets that names the separator
  const [directive] = /^sep=.\r?\n/i.exec(plain) ?? [""]
  const { lines, open, columns } = readTable(plain.slice(directive.length), headings)
  if (!columns.has("week") || !columns.has("with") || !(columns.has("job") || columns.has("class"))) return { problem: "file-no-headings" }
  const before = directive ? 1 : 0
  if (open) return { problem: "file-quote-open", marks: { n: open + before } }
  const table = lines.slice(1).map(({ line, cells }) => ({ line: line + before, cell: (/** @type {string} */ name) => cells[columns.get(name) ?? -1] ?? "" }))
  const days = table.map(({ cell }) => cell("week").trim())
  const order = orderOfDays(days)
  if (order === null || (days.length > 1 && !days.some((day) => readDay(day, order)))) return { problem: "file-days-unclear" }
  /** @type {Set<string>} */
  const seen = new Set()
  return { rows: table.map((row) => readRow(row, { variant, order, seen })), order }
}

/**
 * The lines of a table and which column stands where, by the separator with which most columns are known.
 *
 * @param {string} text
 * @param {Headings} headings
 */
function readTable(text, headings) {
  const tables = SEPARATORS.map((separator) => {
    const { lines, open } = parseCsv(text, separator)
    return { lines, open, columns: columnsOf(lines[0]?.cells ?? [], headings) }
  })
  return tables.reduce((best, table) => (table.columns.size > best.columns.size ? table : best))
}

/**
 * A line as a week, or why it is none.
 *
 * @param {{line: number, cell: (column: string) => string}} row
 * @param {{variant: string, order?: DayOrder, seen: Set<string>}} table `seen` are the ids and weeks of the lines before, to which its own are added
 * @returns {ReadRow | WrongRow}
 */
function readRow({ line, cell }, { variant, order, seen }) {
  const entry = {
    week: mondayOf(readDay(cell("week").trim(), order)),
    person: cleanName(unguardCell(cell("with"))),
    job: parseHours(cell("job")),
    class: parseHours(cell("class")),
  }
  const id = cell("id").trim()
  const ofVariant = cell("path").trim()
  const wrong = ofVariant && ofVariant !== variant ? "file-bad-path" : problemOf(entry, id)
  const { job, class: lessons } = entry
  if (wrong || job === null || lessons === null) return { line, wrong, marks: { code: ofVariant } }
  const same = `${entry.week} ${entry.person}`
  if (seen.has(id || same)) return { line, wrong: "file-bad-twice", marks: {} }
  seen.add(id).add(same)
  return { line, entry: { ...entry, job, class: lessons }, id }
}

/**
 * The words that say what is wrong with a line; "" where nothing is.
 *
 * @param {{week: string, person: string, job: number | null, class: number | null}} entry
 * @param {string} id
 */
function problemOf(entry, id) {
  if (!parseEnteredDay(entry.week)) return "file-bad-day"
  if (!entry.person) return "hours-bad-with"
  if (entry.job === null || entry.class === null) return "hours-bad-number"
  if (entry.job + entry.class > MOST_HOURS) return "file-bad-week"
  if (!entry.job && !entry.class) return "hours-bad-nothing"
  return id && !isWeekId(id) ? "file-bad-id" : ""
}

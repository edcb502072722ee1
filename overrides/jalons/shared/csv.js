// Hours as a table in a file (CSV), out and in without loss: either language's headings, separators and decimals.

import { dayOf, hoursOf, isId, mondayOf, MOST, nameOf } from "./weeks.js"

const SEPARATORS = [";", ",", "\t"]
const LARGEST = 2_000_000
// a spreadsheet would work such a cell out; the sign before it is taken away again when it is read
const FORMULA = /^'*[=+\-@\t\r\n]/
const GUARDED = /^''*[=+\-@\t\r\n]/

/** The text of a file: the headings, then a line for each week. */
export function tableOf(weeks, { headings, trade, language }) {
  const separator = language === "fr" ? ";" : ","
  const number = (hours) => (language === "fr" ? `${hours}`.replace(".", ",") : `${hours}`)
  const cell = (text) => {
    const guarded = FORMULA.test(text) ? `'${text}` : text
    return guarded.includes(separator) || /["\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
  }
  const lines = weeks.map((week) => [week.week, week.sponsor, number(week.job), number(week.class), trade, week.id])
  return "\ufeff" + [headings, ...lines].map((line) => line.map(cell).join(separator) + "\r\n").join("")
}

/** The text of a file's bytes, in the encodings that spreadsheets write. */
export function decoded(bytes) {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}

/** A table's lines as {line, cells}, counted from 1 as an editor counts; `open` is the line of a quote never closed. */
export function linesOf(text, separator) {
  const lines = []
  let cells = [], cell = "", line = 1, start = 1, open = 0, begun = false
  const endCell = () => (cells.push(cell), (cell = ""), (begun = false))
  const endLine = () => {
    endCell()
    if (cells.some((one) => one.trim())) lines.push({ line: start, cells })
    cells = []
  }
  for (let n = 0; n < text.length; n++) {
    const sign = text[n]
    const breaks = sign === "\n" || (sign === "\r" && text[n + 1] !== "\n")
    if (breaks) line++
    if (open) {
      if (sign !== '"') cell += sign
      else if (text[n + 1] === '"') (cell += '"'), n++
      else open = 0
    } else if (sign === '"' && !begun) (open = line), (begun = true)
    else if (sign === separator) endCell()
    else if (breaks) endLine(), (start = line)
    else if (sign !== "\r") (cell += sign), (begun = true)
  }
  endLine()
  return { lines, open }
}

const flat = (text) => text.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "")

/** Which column stands where, by headings of either language: a Map from column to place. */
function columnsOf(cells, headings) {
  const found = new Map()
  cells.forEach((text, place) => {
    const column = Object.keys(headings).find((name) => headings[name].includes(flat(text)))
    if (column && !found.has(column)) found.set(column, place)
  })
  return found
}

/**
 * What a table says: {problem, marks} where it is no table of hours, or {rows}: for each line {line, entry, id} or
 * {line, wrong, marks}. `headings` are those of both languages, by column.
 */
export function readTable(text, { headings, trade }) {
  if (text.length > LARGEST) return { problem: "file-too-large" }
  let plain = text.replace(/^\ufeff/, "")
  if (!plain.trim()) return { problem: "file-empty" }
  if (plain.includes("\0")) return { problem: "file-unreadable" }
  const [told] = /^sep=.\r?\n/i.exec(plain) ?? [""]
  plain = plain.slice(told.length)
  const tables = SEPARATORS.map((separator) => linesOf(plain, separator))
  const counts = tables.map(({ lines }) => columnsOf(lines[0]?.cells ?? [], headings).size)
  const { lines, open } = tables[counts.indexOf(Math.max(...counts))]
  const columns = columnsOf(lines[0]?.cells ?? [], headings)
  if (!columns.has("week") || !columns.has("sponsor") || !(columns.has("job") || columns.has("class"))) return { problem: "file-no-headings" }
  const before = told ? 1 : 0
  if (open) return { problem: "file-quote-open", marks: { n: open + before } }
  const seen = new Set()
  const rows = lines.slice(1).map(({ line, cells }) => {
    const at = (column) => cells[columns.get(column)] ?? ""
    const name = at("sponsor")
    const entry = {
      week: mondayOf(at("week").trim().replaceAll("/", "-")), sponsor: nameOf(GUARDED.test(name) ? name.slice(1) : name),
      job: hoursOf(at("job")), class: hoursOf(at("class")),
    }
    const id = at("id").trim()
    const wrong = misfit(entry, id, at("trade").trim(), trade)
    if (wrong) return { line: line + before, wrong, marks: { code: at("trade").trim() } }
    const same = `${entry.week} ${entry.sponsor}`
    if (seen.has(id || same)) return { line: line + before, wrong: "file-bad-twice", marks: {} }
    seen.add(id).add(same)
    return { line: line + before, entry, id }
  })
  return { rows }
}

function misfit(entry, id, of, trade) {
  if (of && of !== trade) return "file-bad-trade"
  if (!dayOf(entry.week)) return "file-bad-day"
  if (!entry.sponsor) return "hours-bad-sponsor"
  if (entry.job === null || entry.class === null) return "hours-bad-number"
  if (entry.job + entry.class > MOST) return "file-bad-week"
  if (!entry.job && !entry.class) return "hours-bad-nothing"
  return id && !isId(id) ? "file-bad-id" : ""
}

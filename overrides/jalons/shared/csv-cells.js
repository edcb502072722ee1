// @ts-check
// Cells of a table in a file (CSV) that no spreadsheet works out, shortens or takes for a number or a day, and back.

/** What a spreadsheet would work out. */
const FORMULA = /^'*[=+\-@\t\r\n]/
const MONTH = "(?:jan|f[ée]v|feb|mar|avr|apr|mai|may|jui|jun|jul|ao[uû]|aug|sep|oct|nov|d[ée]c)\\p{L}*"
/** What a spreadsheet would rewrite: 00123, 3/4, mars 2026, vrai. */
const REWRITTEN = new RegExp(`^'*(?:[^\\p{L}'].*|${MONTH}\\.?[ -]*\\d[\\d ,./-]*|true|false|vrai|faux)$`, "isu")
/** A formula behind a separator, which another country's spreadsheet would take for a cell of its own. */
const INNER = /([;,\t\r\n]["\s]*)('*[=+\-@])/g
const GUARDED_INNER = /([;,\t\r\n]["\s]*)'('*[=+\-@])/g

/**
 * A text with an apostrophe before whatever a spreadsheet would change.
 *
 * @param {string} text
 */
export function guardCell(text) {
  const guarded = text.replace(INNER, "$1'$2")
  return FORMULA.test(text) || REWRITTEN.test(text) || guarded !== text ? `'${guarded}` : text
}

/**
 * The text that was guarded; any other stays as it is.
 *
 * @param {string} cell
 */
export function unguardCell(cell) {
  // some spreadsheets take the first apostrophe away
  const plain = cell.replace(/^'/, "").replace(GUARDED_INNER, "$1$2")
  return guardCell(plain) === cell || guardCell(plain) === `'${cell}` ? plain : cell
}

/**
 * A cell as it stands in a line: quoted where any separator, a quote or a space at an end could be misread.
 *
 * @param {string} cell
 */
export const quoteCell = (cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

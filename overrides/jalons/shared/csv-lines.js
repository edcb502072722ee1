// @ts-check
// Cuts a table in a file (CSV, RFC 4180) into lines and cells; quotes, separators and line ends may stand in quoted cells.

/** @typedef {{line: number, cells: string[]}} CsvLine where it begins, counted from 1 as an editor counts, and what it holds */

/**
 * The lines of a table that hold anything; `open` is the line of a quote never closed, or 0.
 *
 * @param {string} text
 * @param {string} separator one character
 * @returns {{lines: CsvLine[], open: number}}
 */
export function parseCsv(text, separator) {
  /** @type {CsvLine[]} */
  const lines = []
  /** @type {string[]} */
  let cells = []
  let cell = "", line = 1, start = 1, open = 0, begun = false
  const endCell = () => {
    cells.push(cell)
    cell = ""
    begun = false
  }
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
      else if (text[n + 1] === '"') cell += text[++n]
      else open = 0
    } else if (sign === '"' && !begun) {
      open = line
      begun = true
    } else if (sign === separator) endCell()
    else if (breaks) {
      endLine()
      start = line
    } else if (sign !== "\r") {
      cell += sign
      begun = true
    }
  }
  endLine()
  return { lines, open }
}

// @ts-check
// A total of hours as people write it on a paper.

const MOST = 20_000

/**
 * A total of hours as typed, with the thousands set apart as either language does it; null where it is no such number.
 *
 * @param {string} text
 */
export function parseTotal(text) {
  const typed = text.replace(/\s/g, "").replace(/,(?=\d{3}(?!\d))/, "").replace(",", ".")
  const hours = /^\d{1,5}(?:\.\d{1,2})?$/.test(typed) ? Number(typed) : NaN
  return hours <= MOST ? hours : null
}

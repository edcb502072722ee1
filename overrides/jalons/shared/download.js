// @ts-check
// Gives the reader a file that was made on the page.

import { clone } from "./dom.js"

/** How long a browser may take to begin saving. */
const PATIENCE_MS = 10_000

/**
 * Saves a text as a file, in UTF-8.
 *
 * @param {string} text
 * @param {string} name of the file
 * @param {string} type its media type
 */
export function download(text, name, type) {
  const link = clone("download").part("link", HTMLAnchorElement)
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE_MS)
}

// @ts-check
// Fetches a style sheet that few pages need, once.

import { clone } from "./dom.js"
import { root } from "./page.js"

/** @type {Set<string>} */
const loaded = new Set()

/**
 * Adds a style sheet to the page.
 *
 * @param {string} path below assets/
 */
export function loadStylesheet(path) {
  if (loaded.has(path)) return
  loaded.add(path)
  const link = clone("stylesheet").part("link", HTMLLinkElement)
  link.href = new URL(`assets/${path}`, root).href
  document.head.append(link)
}

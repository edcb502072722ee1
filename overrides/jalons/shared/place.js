// @ts-check
// The place that an address leads to, on this page and on the same one in the other languages.

import { all } from "./dom.js"

/** The element of the page that the fragment names; null where it names none. */
export function placeInFragment() {
  try {
    return location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
  } catch {
    return null
  }
}

/** The way to another language leads to the same place, and to the same state where that stands in the fragment. */
export function keepLanguageSwitch() {
  for (const link of all("[data-language-switch]", HTMLAnchorElement)) link.hash = location.hash
}

// @ts-check
// The way to the same page in the other language.

import { all } from "./dom.js"

/** It leads to the same place, and to the same state where that stands in the fragment. */
export function keepLanguageSwitch() {
  for (const link of all("[data-language-switch]", HTMLAnchorElement)) link.hash = location.hash
}

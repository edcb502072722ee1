// @ts-check
// Light, dark, or as the system has it: the button shows which and goes to the next. scheme.js sets it at the next visit.

import { all } from "../shared/dom.js"
import { word } from "../shared/page.js"

const SCHEMES = ["auto", "light", "dark"]
const KEY = "jalons:scheme"

export function setUp() {
  for (const control of all("[data-scheme-switch]", HTMLButtonElement)) {
    control.addEventListener("click", () => {
      choose(SCHEMES[(SCHEMES.indexOf(chosen()) + 1) % SCHEMES.length] ?? "auto")
      show(control)
    })
    show(control)
  }
}

const chosen = () => document.documentElement.dataset.scheme ?? "auto"

/** @param {HTMLElement} control */
function show(control) {
  control.textContent = word(`scheme-${chosen()}`)
}

/** @param {string} scheme */
function choose(scheme) {
  if (scheme === "auto") delete document.documentElement.dataset.scheme
  else document.documentElement.dataset.scheme = scheme
  try {
    if (scheme === "auto") localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, scheme)
  } catch { /* storage is blocked: the choice lasts as long as the page */ }
}

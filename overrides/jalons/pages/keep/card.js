// @ts-check
// What goes out: the passport as a link and as a code to scan, and what it holds.

import { generate } from "../../vendor/lean-qr/nano.mjs"
import { all, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { fullId, variant, word } from "../../shared/page.js"
import { pluralWord } from "../../shared/plural.js"
import { encode } from "./encode.js"
import { guide, KEYS_IN_LINK, page, ROLE_KEY } from "./scope.js"

/** The empty border that cameras want, in modules of the code. */
const QUIET_ZONE = 4
const holds = one("[data-holds]", HTMLElement, page)

/** The box with the link. */
export const linkBox = one("[data-link]", HTMLInputElement, page)

/** Shows the passport of what is kept now. */
export function showCard() {
  const role = store.get(ROLE_KEY)
  for (const box of all("[name=role]", HTMLInputElement, page)) box.checked = box.value === role
  const isReleased = guide.ids[fullId(variant)] !== undefined
  for (const part of all("[data-if-written]", HTMLElement, page)) part.hidden = !isReleased
  if (!isReleased) {
    holds.textContent = word("passport-unreleased")
    return
  }
  const { text, left } = encode(store.state(...KEYS_IN_LINK), guide)
  const link = `${location.href.split("#")[0]}#p=${text}`
  linkBox.value = link
  one("[data-link-on-paper]", HTMLElement, page).textContent = link
  drawCode(link)
  holds.textContent = [whatItHolds(), ...countOf("holds-left", left)].join(" ")
}

/** What the passport holds, in words. */
function whatItHolds() {
  const count = (/** @type {string} */ start) => store.keys(start).filter((key) => key !== ROLE_KEY && store.get(key)).length
  const parts = [
    ...countOf("holds-ticks", store.done(`${variant}/`).length),
    ...countOf("holds-marks", count(`mark:${variant}/`)),
    ...countOf("holds-answers", count("answer:")),
    ...countOf("holds-dates", count(`me:${variant}/`)),
  ]
  return parts.length ? word("holds", { what: parts.join(", ") }) : word("holds-nothing")
}

/**
 * How many there are, in words; nothing where there are none.
 *
 * @param {string} key
 * @param {number} n
 */
const countOf = (key, n) => (n ? [pluralWord(key, n)] : [])

/**
 * Draws a text as a code: black on white whatever the page's colours.
 *
 * @param {string} text
 */
function drawCode(text) {
  const code = generate(text)
  const size = code.size + 2 * QUIET_ZONE
  let shape = ""
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) shape += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`
  }
  one("[data-qr] svg", SVGSVGElement, page).setAttribute("viewBox", `0 0 ${size} ${size}`)
  one("[data-qr] path", SVGPathElement, page).setAttribute("d", shape)
}

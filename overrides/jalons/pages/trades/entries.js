// @ts-check
// The trades that the page lists, and those that the guide leaves out, as what can be found.

import { all, clone, one } from "../../shared/dom.js"
import { keysOf } from "../../shared/fuzzy-match.js"

/**
 * @typedef {object} FoundTrade
 * @property {HTMLElement} element
 * @property {string[]} keys
 * @property {string} letter the letter under which it stands
 * @property {() => HTMLElement} link a link that leads to it
 *
 * @typedef {Omit<FoundTrade, "letter">} LeftOutTrade
 */

/**
 * @param {HTMLElement} element
 * @param {string} parts which of its parts are names
 */
const namesIn = (element, parts) => all(parts, HTMLElement, element).map((part) => part.textContent).join(" / ")

let letter = ""

/** The trades of the list, in its order; the first of each letter is marked with it. @type {FoundTrade[]} */
export const trades = all(".found", HTMLElement).map((element) => {
  letter = element.dataset.letter ?? letter
  return {
    element,
    letter,
    keys: keysOf(`${namesIn(element, "h2, [lang], b")} / ${element.dataset.also ?? ""}`),
    link: () => /** @type {HTMLElement} */ (one("h2 a", HTMLElement, element).cloneNode(true)),
  }
})

/** @type {LeftOutTrade[]} */
export const leftOut = all("[data-left-out]", HTMLElement).map((element) => ({
  element,
  keys: keysOf(namesIn(element, "strong, [lang], b")),
  link: () => linkTo(element),
}))

/** @param {HTMLElement} element */
function linkTo(element) {
  const title = one("strong", HTMLElement, element)
  const link = clone("found-link").say({ link: title.textContent ?? "" }).part("link", HTMLAnchorElement)
  link.href = `#${element.id}`
  if (title.lang) link.lang = title.lang
  return link
}

/**
 * Whether a trade has one of the answers that a filter may ask for: a fact in doubt has two.
 *
 * @param {FoundTrade} trade
 * @param {string} filter "red-seal" for data-red-seal
 * @param {string} value
 */
export const answers = ({ element }, filter, value) => (element.getAttribute(`data-${filter}`) ?? "").split(" ").includes(value)

/** Adds to each trade the way to set it beside another, which needs a script there too. */
export function addCompareLinks() {
  for (const { element } of trades) {
    const made = clone("found-compare").say({ which: ` ${element.id}` })
    made.part("link", HTMLAnchorElement).hash = `a=${element.id}`
    element.append(made.element)
  }
}

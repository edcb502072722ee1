// @ts-check
// The variants that the guide leaves out, as what can be found: who looks for one is led to the reason.

import { all, clone, one } from "../../shared/dom.js"
import { keysOf } from "../../shared/fuzzy-match.js"

/** @typedef {{ element: HTMLElement, keys: string[], link: () => HTMLElement }} LeftOutVariant */

/** @type {LeftOutVariant[]} */
export const leftOut = all("[data-left-out]", HTMLElement).map((element) => ({
  element,
  keys: keysOf(all("strong, [lang], b", HTMLElement, element).map((part) => part.textContent).join(" / ")),
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

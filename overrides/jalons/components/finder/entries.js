// @ts-check
// Variants as rows of a list, on this page or on one that was fetched, as what can be found.

import { all, one } from "../../shared/dom.js"
import { keysOf } from "../../shared/fuzzy-match.js"
import { phraseOf } from "./ranking.js"

/**
 * @typedef {import("./ranking.js").Ranked & { element: HTMLElement, letter: string, link: () => HTMLElement }} FoundVariant
 *   `letter` is the one under which it stands; `link` makes a link that leads to it
 */

/**
 * The variants of a list, in its order.
 *
 * @param {ParentNode} within
 * @returns {FoundVariant[]}
 */
export function variantsIn(within) {
  let letter = ""
  return all(".found", HTMLElement, within).map((element) => {
    letter = element.dataset.letter ?? letter
    const names = all("h2, i", HTMLElement, element).map((part) => part.textContent)
    const code = element.querySelector("b")?.textContent ?? ""
    const { also = "", first = "" } = element.dataset
    return {
      element,
      letter,
      keys: keysOf([...names, code, also, first].join(" / ").replaceAll("|", " / ")),
      first: [code, ...first.split("|")].filter(Boolean).map(phraseOf),
      names: names.map(phraseOf),
      everyday: also.split("|").filter(Boolean).map(phraseOf),
      link: () => /** @type {HTMLElement} */ (one("h2 a", HTMLElement, element).cloneNode(true)),
    }
  })
}

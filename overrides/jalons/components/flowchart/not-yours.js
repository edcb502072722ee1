// @ts-check
// Greys the tasks and ways to begin that a reader's answers rule out, and says why; fetched for readers who answered.

import { all, clone, data } from "../../shared/dom.js"
import { isAgainst, isRuledOut } from "../../shared/ruled-out.js"

export function show() {
  for (const box of all("[data-tick]", HTMLInputElement)) mark(box.closest("li"), isRuledOut(data(box, "tick")))
  for (const way of all(".way[data-if-answered]", HTMLElement)) mark(way, isAgainst(JSON.parse(data(way, "ifAnswered"))))
}

/**
 * @param {HTMLElement | null} element
 * @param {boolean} isOut
 */
function mark(element, isOut) {
  if (!element || element.classList.contains("is-out") === isOut) return
  element.classList.toggle("is-out", isOut)
  if (isOut) element.append(clone("not-yours").element)
  else element.querySelector(":scope > .not-yours")?.remove()
}

// @ts-check
// The next thing to do: fetched only for readers who have ticked or marked something, so that a first visit is light.

import { data, maybe, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"

/** Whether answers that are kept may take stages off the reader's way. */
const asksAnswers = () => store.keys("answer:").length > 0 && maybe("[data-asks]", HTMLElement) !== null

export function setUp() {
  const panel = maybe("[data-next]", HTMLElement)
  if (!panel) return
  const variant = data(one("[data-total]", HTMLElement, panel), "total")
  let begun = false
  const show = () => {
    begun ||= ["tick:", "mark:", "choice:"].some((kind) => store.keys(kind).length > 0) || asksAnswers()
    if (begun) import("./panel.js").then((next) => next.show(panel, variant))
  }
  store.addEventListener("change", show)
  show()
}

// @ts-check
// Buttons that print the page, and what is folded on the screen, which stands open on paper.

import { all } from "../shared/dom.js"

export function setUp() {
  for (const control of all("[data-print]", HTMLButtonElement)) {
    control.addEventListener("click", () => print())
  }
  // some browsers open it by themselves, others need telling
  addEventListener("beforeprint", () => {
    for (const folded of all("details:not([open])", HTMLDetailsElement)) {
      folded.open = true
      addEventListener("afterprint", () => { folded.open = false }, { once: true })
    }
  })
}

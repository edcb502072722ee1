// @ts-check
// Takes away a trade's ticks and marks; it asks first, and can be undone.

import { ask, tell } from "../shared/dialogs.js"
import { all, data } from "../shared/dom.js"
import { store } from "../shared/memory.js"
import { word } from "../shared/page.js"
import { tasksOnPage } from "./ticks.js"

export function setUp() {
  for (const control of all("[data-start-over]", HTMLButtonElement)) {
    const [trade, called] = [data(control, "startOver"), data(control, "called")]
    control.addEventListener("click", () => ask(word("start-over-ask", { code: called }), () => startOver(trade)))
    control.hidden = false
  }
}

/** @param {string} trade */
function startOver(trade) {
  const kept = store.keys(`tick:${trade}/`).map((key) => key.slice("tick:".length))
  const putBack = store.clear([...new Set([...tasksOnPage(trade), ...kept])], [`mark:${trade}/`])
  tell(word("start-over-done"), {
    name: word("undo"),
    run() {
      putBack()
      tell(word("undone"))
    },
  })
}

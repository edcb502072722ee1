// @ts-check
// Takes away a trade's ticks and marks; it asks first, and can be undone.

import { ask, tell } from "../shared/dialogs.js"
import { data } from "../shared/dom.js"
import { store } from "../shared/memory.js"
import { word } from "../shared/page.js"
import { tasksOnPage } from "./ticks.js"

/** @param {HTMLElement} control the button that names the trade */
export function askFirst(control) {
  ask(word("start-over-ask", { code: data(control, "called") }), () => startOver(data(control, "startOver")))
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

// @ts-check
// Takes away a variant's ticks and marks; it asks first, and can be undone.

import { ask, tell } from "../shared/dialogs.js"
import { data } from "../shared/dom.js"
import { store } from "../shared/memory.js"
import { word } from "../shared/page.js"
import { tasksOnPage } from "./ticks.js"

/** @param {HTMLElement} control the button that names the variant */
export function askFirst(control) {
  ask(word("start-over-ask", { code: data(control, "called") }), () => startOver(data(control, "startOver")))
}

/** @param {string} variant */
function startOver(variant) {
  const kept = store.keys(`tick:${variant}/`).map((key) => key.slice("tick:".length))
  const putBack = store.clear([...new Set([...tasksOnPage(variant), ...kept])], [`mark:${variant}/`, `choice:${variant}/`])
  tell(word("start-over-done"), {
    name: word("undo"),
    run() {
      putBack()
      tell(word("undone"))
    },
  })
}

// A question that must be answered before anything is taken away.

import { button, word } from "./page.js"

export function ask(question, yes, run) {
  const dialog = document.createElement("dialog")
  dialog.className = "ask"
  const says = document.createElement("p")
  says.id = "asked"
  says.textContent = question
  dialog.setAttribute("aria-labelledby", says.id)
  const no = button(word("start-over-no"), () => dialog.close(), "action")
  no.autofocus = true
  dialog.append(says, no, button(yes, () => { dialog.close(); run() }))
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

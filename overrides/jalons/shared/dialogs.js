// @ts-check
// What the page says and asks in windows of its own: a short message, a question before something is taken away.

import { clone, maybe } from "./dom.js"

/**
 * @typedef {object} Action what a button does
 * @property {string} name
 * @property {() => void} run
 */

/**
 * A short message at the foot of the window, read out by screen readers, with at most one button beside "close".
 *
 * @param {string} text
 * @param {Action} [action]
 */
export function tell(text, action) {
  const made = clone("message").say({ text })
  const content = [...made.element.childNodes]
  const box = maybe("body > .message", HTMLElement) ?? made.element
  const offered = made.part("action", HTMLButtonElement)
  if (action) {
    offered.textContent = action.name
    offered.addEventListener("click", () => { box.remove(); action.run() })
  } else offered.remove()
  made.part("close", HTMLButtonElement).addEventListener("click", () => box.remove())
  const shown = content.filter((node) => action || node !== offered)
  if (box === made.element) {
    box.replaceChildren()
    document.body.append(box)
  }
  // a live region must be in the page before its words are, or they are not read out
  requestAnimationFrame(() => box.replaceChildren(...shown))
}

/**
 * Asks before something is taken away; No has the focus, and Escape is No.
 *
 * @param {string} question
 * @param {() => void} run what Yes does
 */
export function ask(question, run) {
  const made = clone("ask").say({ question })
  const dialog = made.part("dialog", HTMLDialogElement)
  made.part("no", HTMLButtonElement).addEventListener("click", () => dialog.close())
  made.part("yes", HTMLButtonElement).addEventListener("click", () => { dialog.close(); run() })
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

/**
 * A button of the quiet kind.
 *
 * @param {string} name
 * @param {() => void} run
 */
export function button(name, run) {
  const made = clone("button").say({ button: name }).part("button", HTMLButtonElement)
  made.addEventListener("click", run)
  return made
}

// @ts-check
// What a reader's ticks, marks and answers show in each box of a drawing: how far, whose turn, or why it is not for them.

import { maybe } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { roleName, word } from "../../shared/page.js"
import { statusWords } from "../../shared/status-words.js"

/** @typedef {import("../next/stages.js").DrawnStage} DrawnStage */

/**
 * @param {DrawnStage} stage
 * @param {boolean} isHere whether the reader is at this stage
 * @param {string} me the reader's role
 */
export function showStage({ element, id, status, tasks }, isHere, me) {
  for (const kind of ["some", "done", "wait", "skip", "out"]) element.classList.toggle(`is-${kind}`, status.kind === kind)
  element.classList.toggle("is-here", isHere)
  const far = maybe("[data-done-of]", HTMLElement, element)
  if (far) far.textContent = `${tasks.filter((task) => store.has(task.id)).length}/${tasks.length}`
  const flag = maybe(`[data-here="${CSS.escape(id)}"]`, HTMLElement)
  if (flag) flag.hidden = !isHere
  const line = maybe("[data-status-of]", HTMLElement, element)
  if (!line) return
  line.hidden = !isHere && status.kind === "none"
  if (line.matches(".box__s")) {
    line.textContent = isHere && status.kind !== "wait" ? turn(tasks, me) : inBox(status)
  } else {
    line.className = `state state--${status.kind}`
    line.hidden = status.kind === "none"
    line.textContent = line.hidden ? "" : statusWords(status)
  }
}

/**
 * The status in as few words as a box has room for: since when a stage waits is said on its page.
 *
 * @param {DrawnStage["status"]} status
 */
function inBox(status) {
  if (status.kind === "none") return ""
  return status.kind === "wait" ? word("box-wait", { who: roleName(status.who) }) : statusWords(status)
}

/**
 * Whose turn it is: the reader's as long as there is something for them to do.
 *
 * @param {DrawnStage["tasks"]} tasks
 * @param {string} me
 */
function turn(tasks, me) {
  const left = tasks.filter((task) => !store.has(task.id))
  const mine = left.some(({ who }) => !who.length || who.includes(me))
  return mine || !left[0] ? word("here-you") : word("here-who", { who: left[0].who.map(roleName).join(", ") })
}

// @ts-check
// The stages that a page draws as a path, in order: those of the flowchart, or of the list on the home page.

import { all, data, maybe, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { stageStatus } from "../../shared/progress.js"

/** @typedef {import("../../shared/progress.js").Stage & { element: HTMLElement }} DrawnStage */

/**
 * @param {string} trade
 * @returns {DrawnStage[]}
 */
export function stagesOnPage(trade) {
  return all(".trail [data-stage], .situations [data-stage]", HTMLElement).map((element) => {
    const id = data(element, "stage")
    const tasks = tasksOf(element, `${trade}/${id}`)
    return {
      element, id, tasks,
      optional: element.matches(".station--optional, .situation--optional"),
      fork: element.closest(".fork") ?? element.dataset.fork ?? null,
      status: stageStatus(tasks.map((task) => task.id), (task) => store.has(task), store.get(`mark:${trade}/${id}`)),
    }
  })
}

/**
 * The tasks of a stage and who does them: in its boxes, or where it has none, as "TASK=ROLE+ROLE TASK=ROLE".
 *
 * @param {HTMLElement} element
 * @param {string} stage
 */
function tasksOf(element, stage) {
  const { items } = element.dataset
  if (items) {
    return items.split(" ").map((item) => {
      const [task, who = ""] = item.split("=")
      return { id: `${stage}/${task}`, who: who.split("+") }
    })
  }
  return all("[data-tick]", HTMLInputElement, element).map((box) => ({ id: data(box, "tick"), who: box.dataset.who?.split(" ") ?? [] }))
}

/** @param {DrawnStage} stage */
export const numberOf = ({ element }) => one(".station__mark, .situation__mark", HTMLElement, element).textContent

/** @param {DrawnStage} stage */
export const addressOf = ({ element }) => (maybe(".station__title a", HTMLAnchorElement, element) ?? one("a", HTMLAnchorElement, element)).href

/** @param {DrawnStage} stage */
export function titleOf({ element }) {
  const title = maybe(".situation__stage", HTMLElement, element) ?? one(".station__title a", HTMLElement, element).lastChild
  return title?.textContent?.trim() ?? ""
}

/**
 * The words of a task where its box is on the page; null where it is not.
 *
 * @param {string} task
 */
export function wordsOnPage(task) {
  const words = maybe(`[data-tick="${CSS.escape(task)}"]`, HTMLInputElement)?.closest("label")?.querySelector(".task__text")
  if (!words) return null
  const copy = /** @type {Element} */ (words.cloneNode(true))
  for (const who of copy.querySelectorAll(".task__who")) who.remove()
  return copy.textContent.replace(/\s+/g, " ").trim()
}

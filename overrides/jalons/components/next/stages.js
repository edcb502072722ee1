// @ts-check
// The stages that a page draws as a path, in order: those of its flowchart, or of a list such as that of one person.

import { all, data, maybe, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { forWhom, isOffWay, openChoice } from "../../shared/own-way.js"
import { isHeld, stageStatus } from "../../shared/progress.js"
import { isRuledOut } from "../../shared/ruled-out.js"

/** @typedef {import("../../shared/progress.js").Stage & { element: HTMLElement }} DrawnStage */

/**
 * @param {string} variant
 * @returns {DrawnStage[]}
 */
export function stagesOnPage(variant) {
  const drawn = all(`[data-flow="${CSS.escape(variant)}"] [data-stage]:not([data-beside])`, HTMLElement)
  const elements = drawn.length ? drawn : all(".trail [data-stage], .situations [data-stage]", HTMLElement)
  const off = new Set(elements.filter((element) => isOffWay(variant, forWhom(element))).map((element) => data(element, "stage")))
  return elements.map((element) => {
    const id = data(element, "stage")
    const { needs = "", pause = "" } = element.dataset
    const isDone = (/** @type {string} */ task) => store.has(task) || isRuledOut(task) || off.has(task.split("/")[1] ?? "")
    const held = (/** @type {string} */ names) => isHeld(names ? names.split(/[ +]/) : [], variant, isDone, (stage) => store.get(`mark:${stage}`))
    const needsOf = new Map(element.dataset.taskNeeds?.split(" ").map((each) => /** @type {[string, string]} */ (each.split("="))))
    const tasks = tasksOf(element, `${variant}/${id}`).filter((task) => !isRuledOut(task.id))
      .map((task) => ({ ...task, held: held(needsOf.get(task.id.split("/")[2] ?? "") ?? "") }))
    const whom = forWhom(element)
    const status = stageStatus(tasks.map((task) => task.id), (task) => store.has(task), store.get(`mark:${variant}/${id}`))
    return {
      element, id, tasks, held: held(needs), pause,
      maySkip: element.dataset.optional === "skip",
      choice: openChoice(variant, whom),
      optional: "optional" in element.dataset || element.matches(".station--optional, .situation--optional"),
      fork: element.dataset.fork ?? "",
      status: off.has(id) ? { kind: "out" } : status,
    }
  })
}

/**
 * The tasks of a stage and who does them: as "TASK=ROLE+ROLE TASK=ROLE", or in its boxes where the stage has none such.
 *
 * @param {HTMLElement} element
 * @param {string} stage
 */
function tasksOf(element, stage) {
  const { items } = element.dataset
  if (items) {
    return items.split(" ").map((item) => {
      const [task, who = ""] = item.split("=")
      return { id: `${stage}/${task}`, who: who ? who.split("+") : [] }
    })
  }
  return all("[data-tick]", HTMLInputElement, element).map((box) => ({ id: data(box, "tick"), who: box.dataset.who?.split(" ") ?? [] }))
}

/** @param {DrawnStage} stage */
export const numberOf = ({ element }) => one(".box__n, .stop__n, .station__mark, .situation__mark", HTMLElement, element).textContent

/** @param {DrawnStage} stage */
export function addressOf({ element }) {
  if (element instanceof HTMLAnchorElement) return element.href
  return (maybe(".station__all", HTMLAnchorElement, element) ?? one("a", HTMLAnchorElement, element)).href
}

/**
 * Where a task is ticked: on the page of its stage its own row, elsewhere its stage.
 *
 * @param {DrawnStage} stage
 * @param {string} task
 */
export function addressOfTask(stage, task) {
  const address = new URL(addressOf(stage))
  if (!address.hash) address.hash = task.split("/").at(-1) ?? ""
  return address.href
}

/** @param {DrawnStage} stage */
export function titleOf({ element }) {
  const title = maybe(".box__t, .situation__stage, .stop__n + .vh", HTMLElement, element)
    ?? one(".station__title", HTMLElement, element)
  return title.lastChild?.textContent?.trim() ?? ""
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

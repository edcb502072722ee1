// @ts-check
// Ticks of tasks, kept on the device: their boxes, "x of y" of a stage, and which stage of a path is done.

import { all, data, maybe } from "../shared/dom.js"
import { sayIfBlocked, store } from "../shared/memory.js"
import { word } from "../shared/page.js"

export function setUp() {
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset.tick) store.set(target.dataset.tick, target.checked)
  })
  store.addEventListener("change", show)
  if (maybe("[data-tick]", HTMLInputElement)) sayIfBlocked()
  show()
}

/**
 * The tasks on the page whose ids begin so: of a stage ("620D/apply"), of a variant ("620D").
 *
 * @param {string} start
 */
export function tasksOnPage(start) {
  return all(`[data-tick^="${CSS.escape(start)}/"]`, HTMLInputElement).map((box) => data(box, "tick"))
}

function show() {
  for (const box of all("[data-tick]", HTMLInputElement)) box.checked = store.has(data(box, "tick"))
  for (const count of all("[data-count]", HTMLElement)) showCount(count)
}

/** @param {HTMLElement} count */
function showCount(count) {
  const tasks = tasksOnPage(data(count, "count"))
  if (!tasks.length) return
  const done = tasks.filter((task) => store.has(task)).length
  count.textContent = word("done-of", { done, all: tasks.length })
  count.dataset.done = String(done)
}

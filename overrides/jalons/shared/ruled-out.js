// @ts-check
// What the answers that a reader kept speak against, on pages whose drawing hands what each task asks for.

import { concerns } from "./decisions/answers.js"
import { maybe } from "./dom.js"
import { store } from "./memory.js"

/** @typedef {import("./decisions/answers.js").Wanted} Wanted */

/** @type {Readonly<Record<string, Wanted>>} by "VARIANT/STAGE/TASK" the answers that fit, by question */
const ofTasks = JSON.parse(maybe("[data-if-answered-tasks]", HTMLElement)?.dataset.ifAnsweredTasks ?? "{}")

/**
 * Whether the reader's answers speak against it; what they were not asked does not.
 *
 * @param {Wanted} wanted
 */
export function isAgainst(wanted) {
  const answered = Object.entries(wanted).filter(([question]) => store.get(`answer:${question}`))
  return !concerns(Object.fromEntries(answered), new Map(answered.map(([question]) => [question, store.get(`answer:${question}`)])))
}

/**
 * Whether the reader's answers say that a task is not theirs.
 *
 * @param {string} task "VARIANT/STAGE/TASK"
 */
export const isRuledOut = (task) => Object.hasOwn(ofTasks, task) && isAgainst(ofTasks[task] ?? {})

// @ts-check
// Which tasks the answers that a reader kept speak against, on pages whose drawing hands what each task asks for.

import { concerns } from "./decisions/answers.js"
import { maybe } from "./dom.js"
import { store } from "./memory.js"

/** @type {Readonly<Record<string, Record<string, string[]>>>} by "TRADE/STAGE/TASK" the answers that fit, by question */
const wanted = JSON.parse(maybe("[data-if-answered-tasks]", HTMLElement)?.dataset.ifAnsweredTasks ?? "{}")

/**
 * Whether the reader's answers say that a task is not theirs; what they were not asked rules nothing out.
 *
 * @param {string} task "TRADE/STAGE/TASK"
 */
export function isRuledOut(task) {
  const asks = Object.hasOwn(wanted, task) ? wanted[task] : undefined
  if (!asks) return false
  const said = Object.keys(asks).flatMap((question) => {
    const reply = store.get(`answer:${question}`)
    return reply ? [/** @type {[string, string]} */ ([question, reply])] : []
  })
  return said.length > 0 && !concerns(Object.fromEntries(Object.entries(asks).filter(([question]) => said.some(([name]) => name === question))), new Map(said))
}

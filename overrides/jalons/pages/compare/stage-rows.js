// @ts-check
// The stages of two trades beside one another; below a stage that both have, what only one of them asks or says otherwise.

import { clone } from "../../shared/dom.js"
import { language, rootOfLanguage, word } from "../../shared/page.js"
import { diffTasks, mergeOrder } from "./diff.js"
import { filledIn } from "./facts.js"
import { absent, emptyRow, markPresence, markState } from "./rows.js"
import { calledTrade } from "./trade.js"

/**
 * @import { TaskDifference } from "./diff.js"
 * @import { Stage, Trade } from "./trade.js"
 *
 * @typedef {[Trade, Trade]} Pair
 * @typedef {[Stage[], Stage[]]} Paths
 */

const COLUMNS = /** @type {const} */ (["first", "second"])

/**
 * The rows of all stages, in the order of the paths.
 *
 * @param {Pair} pair
 * @param {Paths} paths
 */
export function stageRows(pair, paths) {
  const [first, second] = paths.map((path) => path.map(({ stage }) => stage))
  const order = mergeOrder(first, second)
  return order.flatMap((id, at) => rowsOf(id, pair, paths, order.slice(at + 1)))
}

/**
 * The row of a stage, and the rows of what differs in it.
 *
 * @param {string} id
 * @param {Pair} pair
 * @param {Paths} paths
 * @param {string[]} later the stages that follow
 */
function rowsOf(id, pair, paths, later) {
  const [stage, other] = paths.map((path) => path.find((one) => one.stage === id))
  const [title, otherTitle] = pair.map((trade) => trade.titles[id]?.[language] ?? "")
  const row = emptyRow(title || otherTitle)
  const hasTwoTitles = stage !== undefined && other !== undefined && title !== otherTitle
  for (const n of /** @type {const} */ ([0, 1])) {
    const here = [stage, other][n]
    const cell = row.part(COLUMNS[n], HTMLElement)
    cell.classList.add("pair__stage")
    cell.classList.toggle("pair__stage--on", later.some((next) => paths[n].some((one) => one.stage === next)))
    cell.append(...(here ? stageCell(here, pair[n], hasTwoTitles) : [absent()]))
  }
  if (!stage || !other) return [markPresence(row.element, [stage, other], pair)]
  const more = taskRows(id, pair)
  const differs = more.length > 0 || title !== otherTitle || stage.optional !== other.optional || stage.outcome !== other.outcome
  return [markState(row.element, differs ? "differs" : "same"), ...more]
}

/**
 * What the cell of a stage holds: its number, the way to it, what it is on this path, and its title where the other trade has another.
 *
 * @param {Stage} stage
 * @param {Trade} trade
 * @param {boolean} hasOwnTitle
 */
function stageCell(stage, trade, hasOwnTitle) {
  const title = trade.titles[stage.stage]?.[language] ?? ""
  const made = clone("comparison-stage").say({
    number: `${stage.number}`, name: word("stage-plain", { n: stage.number }), which: `, ${title}, ${calledTrade(trade)}`, title,
  })
  made.part("link", HTMLAnchorElement).href = new URL(`trades/${trade.trade}/${stage.stage}/`, rootOfLanguage).href
  const mark = made.part("number", HTMLElement)
  mark.classList.toggle("strip__mark--dotted", Boolean(stage.optional))
  mark.classList.toggle("strip__mark--outcome", Boolean(stage.outcome))
  if (!stage.outcome) made.part("outcome", HTMLElement).remove()
  if (!stage.optional) made.part("optional", HTMLElement).remove()
  if (!hasOwnTitle) made.part("title", HTMLElement).remove()
  return made.element.children
}

/**
 * A row for what only the first trade asks at a stage, one for what only the second does, and one for what they say otherwise.
 *
 * @param {string} id
 * @param {Pair} pair
 */
function taskRows(id, pair) {
  const [first, second] = pair
  const differences = diffTasks([first.stages[id], second.stages[id]], language, [filledIn(first), filledIn(second)])
  const [own, otherOwn] = differences.map((tasks) => tasks.filter(({ both }) => !both))
  const [reworded, otherReworded] = differences.map((tasks) => tasks.filter(({ both }) => both))
  const onlyIn = (/** @type {Trade} */ trade) => word("compare-only-in", { code: calledTrade(trade) })
  return [
    ...(own.length ? [taskRow(onlyIn(first), [own, []])] : []),
    ...(otherOwn.length ? [taskRow(onlyIn(second), [[], otherOwn])] : []),
    ...(reworded.length ? [taskRow(word("compare-says"), [reworded, otherReworded])] : []),
  ]
}

/**
 * @param {string} title
 * @param {[TaskDifference[], TaskDifference[]]} lists
 */
function taskRow(title, lists) {
  const row = clone("comparison-tasks").say({ title })
  lists.forEach((tasks, n) => {
    row.part(COLUMNS[n], HTMLElement).classList.toggle("pair__none", !tasks.length)
    const list = row.part(`${COLUMNS[n]}-tasks`, HTMLElement)
    const none = row.part(`${COLUMNS[n]}-none`, HTMLElement)
    if (tasks.length) {
      list.replaceChildren(...tasks.map(({ text }) => clone("comparison-task").say({ text }).element))
      none.remove()
    } else list.remove()
  })
  return row.element
}

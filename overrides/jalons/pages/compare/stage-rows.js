// @ts-check
// The stages of two variants beside one another; below a stage that both have, what only one of them asks or says otherwise.

import { clone } from "../../shared/dom.js"
import { addressOfVariant, language, rootOfLanguage, word } from "../../shared/page.js"
import { diffTasks, mergeOrder } from "./diff.js"
import { filledIn } from "./facts.js"
import { mapPair, SIDES } from "./pair.js"
import { absent, emptyRow, markPresence, markState } from "./rows.js"
import { calledVariant } from "./variant.js"

/**
 * @import { TaskDifference } from "./diff.js"
 * @import { Pair } from "./pair.js"
 * @import { Stage, Variant } from "./variant.js"
 */

/**
 * The rows of all stages, in the order of the paths.
 *
 * @param {Pair<Variant>} pair
 * @param {Pair<Stage[]>} paths
 */
export function stageRows(pair, paths) {
  const order = mergeOrder(...mapPair(paths, (path) => path.map(({ stage }) => stage)))
  return order.flatMap((id, at) => rowsOf(id, pair, paths, order.slice(at + 1)))
}

/**
 * The row of a stage, and the rows of what differs in it.
 *
 * @param {string} id
 * @param {Pair<Variant>} pair
 * @param {Pair<Stage[]>} paths
 * @param {string[]} later the stages that follow
 */
function rowsOf(id, pair, paths, later) {
  const stages = mapPair(paths, (path) => path.find((one) => one.stage === id))
  const [stage, other] = stages
  const [title, otherTitle] = mapPair(pair, (variant) => variant.titles[id]?.[language] ?? "")
  const row = emptyRow(title || otherTitle)
  const hasTwoTitles = stage !== undefined && other !== undefined && title !== otherTitle
  for (const [side, name] of SIDES) {
    const here = stages[side]
    const cell = row.part(name, HTMLElement)
    cell.classList.add("pair__stage")
    cell.classList.toggle("pair__stage--on", later.some((next) => paths[side].some((one) => one.stage === next)))
    cell.append(...(here ? stageCell(here, pair[side], hasTwoTitles) : [absent()]))
  }
  if (!stage || !other) return [markPresence(row.element, stages, pair)]
  const more = taskRows(id, pair)
  const differs = more.length > 0 || title !== otherTitle || stage.optional !== other.optional || stage.may_skip !== other.may_skip || stage.outcome !== other.outcome
  return [markState(row.element, differs ? "differs" : "same"), ...more]
}

/**
 * What the cell of a stage holds: its number, the way to it, what it is on this path, and its title where the other variant has another.
 *
 * @param {Stage} stage
 * @param {Variant} variant
 * @param {boolean} hasOwnTitle
 */
function stageCell(stage, variant, hasOwnTitle) {
  const title = variant.titles[stage.stage]?.[language] ?? ""
  const made = clone("comparison-stage").say({
    number: `${stage.number}`, name: word("stage-plain", { n: stage.number }), which: `, ${title}, ${calledVariant(variant)}`, title,
  })
  made.part("link", HTMLAnchorElement).href = new URL(`${addressOfVariant(variant.variant)}${stage.stage}/`, rootOfLanguage).href
  const mark = made.part("number", HTMLElement)
  mark.classList.toggle("strip__mark--dotted", Boolean(stage.optional || stage.may_skip))
  mark.classList.toggle("strip__mark--outcome", Boolean(stage.outcome))
  if (!stage.outcome) made.part("outcome", HTMLElement).remove()
  if (!stage.may_skip) made.part("may-skip", HTMLElement).remove()
  if (!stage.optional) made.part("optional", HTMLElement).remove()
  if (!hasOwnTitle) made.part("title", HTMLElement).remove()
  return made.element.children
}

/**
 * A row for what only the first variant asks at a stage, one for what only the second does, and one for what they say otherwise.
 *
 * @param {string} id
 * @param {Pair<Variant>} pair
 */
function taskRows(id, pair) {
  const differences = diffTasks(mapPair(pair, (variant) => variant.stages[id] ?? []), language, mapPair(pair, filledIn))
  const [own, otherOwn] = mapPair(differences, (tasks) => tasks.filter(({ both }) => !both))
  const reworded = mapPair(differences, (tasks) => tasks.filter(({ both }) => both))
  const onlyIn = (/** @type {Variant} */ variant) => word("compare-only-in", { code: calledVariant(variant) })
  return [
    ...(own.length ? [taskRow(onlyIn(pair[0]), [own, []])] : []),
    ...(otherOwn.length ? [taskRow(onlyIn(pair[1]), [[], otherOwn])] : []),
    ...(reworded[0].length ? [taskRow(word("compare-says"), reworded)] : []),
  ]
}

/**
 * @param {string} title
 * @param {Pair<TaskDifference[]>} lists
 */
function taskRow(title, lists) {
  const row = clone("comparison-tasks").say({ title })
  for (const [side, name] of SIDES) {
    const tasks = lists[side]
    row.part(name, HTMLElement).classList.toggle("pair__none", !tasks.length)
    const [list, none] = [row.part(`${name}-tasks`, HTMLElement), row.part(`${name}-none`, HTMLElement)]
    list.replaceChildren(...tasks.map(({ text }) => clone("comparison-task").say({ text }).element))
    const empty = tasks.length ? none : list
    empty.remove()
  }
  return row.element
}

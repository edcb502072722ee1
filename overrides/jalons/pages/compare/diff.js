// @ts-check
// Where two paths differ. Pure: no page, no network.

import { mapPair } from "./pair.js"

/**
 * @import { Pair } from "./pair.js"
 * @import { Entry, Stage, Task } from "./variant.js"
 */

/**
 * The stages of a path in reading order, out of their forks.
 *
 * @param {Entry[]} path
 * @returns {Stage[]}
 */
export const flattenStages = (path) => path.flatMap((entry) => ("branches" in entry ? entry.branches.flatMap(flattenStages) : [entry]))

/**
 * Every name of two lists once: what only the second has stands after what it follows there.
 *
 * @param {string[]} first
 * @param {string[]} second
 */
export function mergeOrder(first, second) {
  const merged = [...first]
  let next = 0
  for (const name of second) {
    const place = merged.indexOf(name)
    if (place === -1) merged.splice(next++, 0, name)
    else next = place + 1
  }
  return merged
}

/**
 * The tasks of two lists that are not the same in both, for each list: `both` where the other has the task too and says it in
 * other words. The words that each variant fills in, its name or hours, make no difference.
 *
 * @param {Pair<Task[]>} lists
 * @param {string} language
 * @param {Pair<string[]>} fillings the words that each variant fills in
 * @returns {Pair<TaskDifference[]>}
 *
 * @typedef {{text: string, both: boolean}} TaskDifference
 */
export function diffTasks(lists, language, fillings) {
  const bare = (/** @type {Task} */ task, /** @type {string[]} */ filling) => withoutFilling(task.text[language] ?? "", filling)
  return mapPair(lists, (tasks, side) => tasks.flatMap((task) => {
    const other = side === 0 ? 1 : 0
    const twin = lists[other].find(({ id }) => id === task.id)
    if (twin && bare(task, fillings[side]) === bare(twin, fillings[other])) return []
    return [{ text: task.text[language] ?? "", both: twin !== undefined }]
  }))
}

/**
 * @param {string} text
 * @param {string[]} filling
 */
function withoutFilling(text, filling) {
  const longestFirst = filling.map(plainSpaces).sort((one, other) => other.length - one.length)
  return longestFirst.reduce((rest, words) => rest.replaceAll(words, "\u2026"), plainSpaces(text))
}

/** @param {string} text */
const plainSpaces = (text) => text.replace(/\s+/g, " ")

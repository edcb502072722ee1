// @ts-check
// The places on the path that the answers of "where am I" lead to: the one found, why, and its tasks for this reader.

import { concerns, fits } from "../../shared/decisions/answers.js"
import { all, clone, data, one } from "../../shared/dom.js"
import { pluralWord } from "../../shared/plural.js"
import { because, questions } from "./questions.js"

/** @typedef {import("../../shared/decisions/answers.js").Wanted} Wanted */

/** The tasks of each stage where one can be, in the order of the path. @type {Map<HTMLElement, { id: string, element: HTMLElement }[]>} */
const tasksOf = new Map(all("[data-found]", HTMLElement).map((found) => [found, all("[data-tick]", HTMLInputElement, found).map((box) => ({
  id: data(box, "tick").split("/").at(-1) ?? "",
  element: /** @type {HTMLElement} */ (box.closest("li")),
}))]))

const places = all("[data-place]", HTMLElement).map((element) => {
  const found = one(`[data-found="${data(element, "stage")}"]`, HTMLElement)
  return {
    element, found,
    id: data(element, "place"),
    answered: /** @type {Wanted} */ (JSON.parse(data(element, "answered"))),
    matters: data(element, "matters").split(" "),
    next: data(element, "next"),
    tasks: tasksOf.get(found) ?? [],
  }
})

/**
 * Shows the place that the answers lead to, and gives its part of the page; null where questions are open.
 *
 * @param {ReadonlyMap<string, string>} answers
 * @param {boolean} complete whether no question is open
 */
export function showPlaces(answers, complete) {
  const place = complete ? places.find(({ answered }) => fits(answered, answers)) : undefined
  for (const { element } of places) {
    element.classList.toggle("is-here", element === place?.element)
    one("[data-here-mark]", HTMLElement, element).hidden = element !== place?.element
  }
  for (const found of all("[data-found]", HTMLElement)) found.hidden = found !== place?.found
  if (!place) return null
  for (const part of all("[data-at]", HTMLElement, place.found)) part.hidden = part.dataset.at !== place.id
  showReasons(place, answers)
  showTasks(place, answers)
  return place.found
}

/**
 * @param {typeof places[number]} place
 * @param {ReadonlyMap<string, string>} answers
 */
function showReasons({ found, matters }, answers) {
  const reasons = questions.filter(({ id }) => matters.includes(id) && answers.has(id))
  const lines = reasons.map((question) => clone("because").say({ because: because(question, answers) }).element)
  one("[data-because-list]", HTMLElement, found).replaceChildren(...lines)
}

/**
 * The next task comes first; tasks that do not concern the reader are left out, and counted.
 *
 * @param {typeof places[number]} place
 * @param {ReadonlyMap<string, string>} answers
 */
function showTasks({ found, next, tasks }, answers) {
  const forWhom = /** @type {Record<string, { wanted: Wanted, unless: Wanted } | undefined>} */ (JSON.parse(data(found, "forWhom")))
  let leftOut = 0
  for (const { id, element } of tasks) {
    const { wanted, unless } = forWhom[id] ?? {}
    element.hidden = !concerns(wanted ?? {}, answers, unless)
    if (element.hidden) leftOut++
    if (id === next) element.parentElement?.prepend(element)
    else element.parentElement?.append(element)
  }
  one("[data-left-out]", HTMLElement, found).textContent = leftOut ? pluralWord("where-left-out", leftOut) : ""
}

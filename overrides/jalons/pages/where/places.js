// @ts-check
// The places on the path that the answers of "where am I" lead to: the one found, why, and its tasks for this reader.

import { concerns, fits } from "../../shared/decisions/answers.js"
import { all, clone, data, one } from "../../shared/dom.js"
import { pluralWord } from "../../shared/plural.js"
import { because, questions } from "./questions.js"

const places = all("[data-place]", HTMLElement).map((element) => ({
  element,
  id: data(element, "place"),
  answered: /** @type {Record<string, string[]>} */ (JSON.parse(data(element, "answered"))),
  matters: data(element, "matters").split(" "),
  found: one(`[data-found="${data(element, "stage")}"]`, HTMLElement),
}))

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
  showTasks(place.found, answers)
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
 * Tasks that do not concern the reader are left out, and counted.
 *
 * @param {HTMLElement} found
 * @param {ReadonlyMap<string, string>} answers
 */
function showTasks(found, answers) {
  const ifAnswered = /** @type {Record<string, Record<string, string[]>>} */ (JSON.parse(data(found, "ifAnswered")))
  let leftOut = 0
  for (const box of all("[data-tick]", HTMLInputElement, found)) {
    const shown = concerns(ifAnswered[data(box, "tick").split("/").at(-1) ?? ""] ?? {}, answers)
    const task = box.closest(".task")
    if (task instanceof HTMLElement) task.hidden = !shown
    if (!shown) leftOut++
  }
  one("[data-left-out]", HTMLElement, found).textContent = leftOut ? pluralWord("where-left-out", leftOut) : ""
}

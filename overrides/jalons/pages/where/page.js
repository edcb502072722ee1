// @ts-check
// Where am I: asks the questions of a variant one by one and shows the place found. The answers stand in the fragment.

import { nextQuestion, validAnswers } from "../../shared/decisions/answers.js"
import { tell } from "../../shared/dialogs.js"
import { one } from "../../shared/dom.js"
import { readState, writeState } from "../../shared/fragment.js"
import { keepLanguageSwitch, placeInFragment } from "../../shared/place.js"
import { store } from "../../shared/memory.js"
import { word } from "../../shared/page.js"
import { showPlaces } from "./places.js"
import { form, questions, showQuestions } from "./questions.js"

/**
 * The answers that count, by question, in the order of the questions.
 *
 * @type {ReadonlyMap<string, string>}
 */
let answers = new Map()

/**
 * Everything that was answered since the page was opened or begun again: it stays chosen when it is asked again.
 *
 * @type {Map<string, string>}
 */
const remembered = new Map()

/** Everything on the page that follows from the answers; gives what a reader should be led to. */
function show() {
  const next = showQuestions(answers, remembered)
  const found = showPlaces(answers, !next)
  return next ? one("legend", HTMLElement, next.element) : found && one("h2", HTMLElement, found)
}

/** Shows the answers and leads the reader to the question or the place. */
function arrive() {
  const goal = show()
  goal?.focus({ preventScroll: true })
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"
  goal?.closest("[data-question], [data-found]")?.scrollIntoView({ block: "nearest", behavior })
}

/**
 * Goes to these answers as to a page of its own, so that Back leads to those before. They are kept on the device too,
 * so that who comes back need not give them again.
 *
 * @param {ReadonlyMap<string, string>} given
 */
function go(given) {
  answers = given
  for (const { id } of questions) store.put(`answer:${id}`, answers.get(id) ?? "")
  writeState(answers, { push: true })
  arrive()
}

/** Takes the answers from the address; what does not fit is set aside, and said. */
function read() {
  const { state, sound } = readState()
  answers = validAnswers(questions, state)
  for (const [question, reply] of answers) remembered.set(question, reply)
  if (sound && answers.size === state.size) return
  tell(word("where-damaged"))
  writeState(answers)
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  const question = nextQuestion(questions, answers)
  if (!question) return
  const chosen = question.boxes.find(({ checked }) => checked)
  if (!chosen) {
    one("[data-missing]", HTMLElement, form).textContent = word("where-missing")
    question.boxes[0]?.focus()
    return
  }
  remembered.set(question.id, chosen.value)
  go(validAnswers(questions, new Map([...remembered, ...answers, [question.id, chosen.value]])))
})
form.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return
  const change = target.closest("[data-change]")
  if (change) {
    const at = questions.findIndex(({ element }) => element.contains(change))
    const before = questions.slice(0, at).map(({ id }) => id)
    go(new Map([...answers].filter(([id]) => before.includes(id))))
  }
  if (target.closest("[data-again]")) {
    remembered.clear()
    go(new Map())
  }
})
addEventListener("hashchange", () => {
  if (placeInFragment()) writeState(answers)
  else {
    read()
    arrive()
  }
})

// what was chosen before the script was there stays chosen
for (const { id, boxes } of questions) {
  const chosen = boxes.find(({ checked }) => checked)
  if (chosen) remembered.set(id, chosen.value)
}
if (location.hash === "#decisions") one("[data-decisions]", HTMLDetailsElement).open = true
if (location.hash.length < 2) answers = validAnswers(questions, new Map(questions.map(({ id }) => [id, store.get(`answer:${id}`)])))
else if (!placeInFragment()) read()
show()
keepLanguageSwitch()

// Where am I: asks the questions of a trade one by one, as scripts/jalons/path/answers.py does, and shows the place found.

import { store } from "../../shared/memory.js"
import { tell } from "../../shared/dialogs.js"
import { word } from "../../shared/page.js"

const form = document.querySelector("[data-questions]")
const questions = [...form.querySelectorAll("[data-question]")].map((element) => ({
  element,
  id: element.dataset.question,
  onlyIf: Object.entries(JSON.parse(element.dataset.onlyIf)),
  boxes: [...element.querySelectorAll("[type=radio]")],
}))
const places = [...document.querySelectorAll("[data-place]")].map((element) => ({
  element,
  id: element.dataset.place,
  answered: Object.entries(JSON.parse(element.dataset.answered)),
  matters: element.dataset.matters.split(" "),
  found: document.querySelector(`[data-found="${element.dataset.stage}"]`),
}))

/** The answers that count, by question, in the order of the questions. */
let answers = new Map()
/** Everything that was answered since the page was opened or begun again: it stays chosen when it is asked again. */
const remembered = new Map()

const fits = (wanted, given) => wanted.every(([question, replies]) => replies.includes(given.get(question)))
const open = (given) => questions.find(({ id, onlyIf }) => !given.has(id) && fits(onlyIf, given))
const box = ({ boxes }, reply) => boxes.find(({ value }) => value === reply)

/** What was said, without answers to questions that are not put to whoever says so, and without replies not offered. */
function counted(said) {
  const kept = new Map()
  for (const question of questions) {
    const reply = said.get(question.id)
    if (fits(question.onlyIf, kept) && box(question, reply)) kept.set(question.id, reply)
  }
  return kept
}

/** Everything on the page that follows from the answers. */
function show() {
  const next = open(answers)
  for (const question of questions) {
    const { element, id } = question
    const reply = answers.get(id)
    element.hidden = question !== next && reply === undefined
    element.querySelector("[data-asking]").hidden = question !== next
    element.querySelector("[data-said]").hidden = question === next
    for (const one of question.boxes) one.checked = one.value === (reply ?? remembered.get(id))
    if (reply !== undefined) element.querySelector("[data-reply]").textContent = box(question, reply).parentElement.textContent.trim()
  }
  form.classList.toggle("questions--done", !next)
  form.querySelector("[data-continue]").hidden = !next
  form.querySelector("[data-again]").hidden = answers.size === 0
  form.querySelector("[data-missing]").textContent = ""
  form.querySelector("[data-progress]").textContent = next ? word("where-question", { n: answers.size + 1 }) : ""
  const place = next ? undefined : places.find(({ answered }) => fits(answered, answers))
  for (const { element } of places) {
    element.classList.toggle("is-here", element === place?.element)
    element.querySelector("[data-here-mark]").hidden = element !== place?.element
  }
  for (const found of document.querySelectorAll("[data-found]")) found.hidden = found !== place?.found
  if (place) showPlace(place)
  return next?.element.querySelector("legend") ?? place?.found.querySelector("h2")
}

function showPlace({ id, found, matters }) {
  for (const part of found.querySelectorAll("[data-at]")) part.hidden = part.dataset.at !== id
  const reasons = questions.filter((question) => matters.includes(question.id) && answers.has(question.id)).map((question) => {
    const line = document.createElement("li")
    line.textContent = box(question, answers.get(question.id)).dataset.because
    return line
  })
  found.querySelector("[data-because-list]").replaceChildren(...reasons)
  const ifAnswered = JSON.parse(found.dataset.ifAnswered)
  let leftOut = 0
  for (const tick of found.querySelectorAll("[data-tick]")) {
    const wanted = Object.entries(ifAnswered[tick.dataset.tick.split("/").pop()] ?? {})
    // what was not asked speaks against nothing
    const concerns = fits(wanted.filter(([question]) => answers.has(question)), answers)
    tick.closest(".task").hidden = !concerns
    leftOut += concerns ? 0 : 1
  }
  found.querySelector("[data-left-out]").textContent =
    leftOut === 0 ? "" : word(leftOut === 1 ? "where-left-out-one" : "where-left-out-many", { n: leftOut })
}

// The answers stand in the fragment, which no server sees: Back, the other language and a shared link keep them.

const address = () => (answers.size ? `#${new URLSearchParams([...answers])}` : location.pathname + location.search)

/** Goes to these answers as to a page of its own, so that Back leads to those before. */
function go(given) {
  answers = given
  keep()
  history.pushState(null, "", address())
  arrive()
}

/** Answers are kept on the device too, so that who comes back need not give them again. */
function keep() {
  for (const { id } of questions) store.put(`answer:${id}`, answers.get(id) ?? "")
}

const kept = () => new Map(questions.map(({ id }) => [id, store.get(`answer:${id}`)]).filter(([, reply]) => reply))

/** Shows the answers and leads the reader there. */
function arrive() {
  keepInLanguages()
  const goal = show()
  goal.focus({ preventScroll: true })
  const part = goal.closest("[data-question], [data-found]")
  part.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" })
}

function keepInLanguages() {
  const fragment = answers.size ? address() : ""
  document.querySelectorAll("[data-language-switch]").forEach((link) => (link.hash = fragment))
}

/** Takes the answers from the address; what does not fit is set aside, and said. */
function read() {
  const fragment = location.hash.slice(1)
  const state = new URLSearchParams(fragment)
  answers = counted(new Map([...state].reverse()))
  for (const [question, reply] of answers) remembered.set(question, reply)
  if ([...state].length !== answers.size || (fragment && !answers.size)) {
    tell(word("where-damaged"))
    history.replaceState(null, "", address())
  }
}

/** A place on this page that a fragment names: the answers stay as they are. */
function isAnchor() {
  try {
    return location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null
  } catch {
    return false
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  const question = open(answers)
  const chosen = question?.boxes.find(({ checked }) => checked)
  if (!question) return
  if (!chosen) {
    form.querySelector("[data-missing]").textContent = word("where-missing")
    question.boxes[0].focus()
    return
  }
  remembered.set(question.id, chosen.value)
  go(counted(new Map([...remembered, ...answers, [question.id, chosen.value]])))
})
form.addEventListener("click", ({ target }) => {
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
  if (isAnchor()) history.replaceState(null, "", address()), keepInLanguages()
  else read(), arrive()
})

form.hidden = false
document.querySelector("[data-decisions]").open = location.hash === "#decisions"
if (location.hash.length < 2) answers = counted(kept())
else if (!isAnchor()) read()
show()
keepInLanguages()

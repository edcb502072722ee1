// Money for me: sorts the programmes of a trade by a reader's answers and a day, as scripts/jalons/path/money.py does.

import { store } from "../../shared/memory.js"
import { tell } from "../../shared/dialogs.js"
import { word } from "../../shared/page.js"

const form = document.querySelector("[data-for-me]")
const day = form.elements.as_of
const askings = [...form.querySelectorAll("[data-asks]")].map((element) => ({
  element, id: element.dataset.asks, onlyIf: Object.entries(JSON.parse(element.dataset.onlyIf)),
}))
const groups = [...document.querySelectorAll("[data-group]")].map((element) => ({
  element, name: element.dataset.group, standings: element.dataset.standings.split(" "), list: element.querySelector("[data-offers]"),
}))
const offers = [...document.querySelectorAll("[data-offer]")].map((element) => ({ element, ...JSON.parse(element.dataset.offer) }))
offers.sort((one, other) => one.place - other.place)

/** The answers that count, in order; a question is shown only to those whom it concerns. */
function answers() {
  const said = {}
  for (const { element, id, onlyIf } of askings) {
    element.hidden = !onlyIf.every(([name, wanted]) => wanted.includes(said[name]))
    const chosen = form.elements[id].value
    if (chosen && !element.hidden) said[id] = chosen
  }
  return said
}

/** Where a programme stands, and why: an end counts first, then whom it is for, then its beginning, then what is not known. */
function stands(offer, said, on) {
  if (offer.until ? offer.until < on : offer.status === "closed") return ["ended", "ended"]
  if (offer.trade === "no") return ["not-for-trade", "trade"]
  const role = said[form.dataset.role]
  if (role && role !== offer.who) return ["not-for-you", "role"]
  const need = offer.needs.findIndex(([name, wanted]) => name in said && !wanted.includes(said[name]))
  if (need >= 0) return ["not-for-you", "need", need]
  if (offer.from && on < offer.from) return ["not-begun", "not-begun"]
  if (offer.trade === "unknown") return ["unknown", "trade-unknown"]
  return offer.status === "open" || offer.until ? ["open", ""] : ["unknown", "status"]
}

const dayOn = () => (day.value && day.validity.valid ? day.value : day.defaultValue)
const soon = (until, on) => Boolean(until) && until >= on && Date.parse(until) - Date.parse(on) <= form.dataset.soonDays * 864e5

/** Everything on the page that follows from the answers and the day. */
function show() {
  const said = answers()
  const on = dayOn()
  const mine = Object.keys(said).length > 0
  for (const offer of offers) {
    const [standing, reason, need] = stands(offer, said, on)
    offer.standing = standing
    offer.soon = ["open", "unknown"].includes(standing) && soon(offer.until, on)
    dress(offer, said, on, reason, need)
  }
  for (const { element, name, standings, list } of groups) {
    const here = offers.filter((offer) => standings.includes(offer.standing))
    list.append(...here.map((offer) => offer.element))
    element.hidden = !here.length
    element.dataset.n = here.length
    const names = element.querySelector("[data-names]")
    if (names) names.textContent = here.map((offer) => offer.element.querySelector("h3").textContent).join(" · ")
    for (const heading of element.querySelectorAll("[data-for]")) heading.hidden = (heading.dataset.for === "you") !== mine
  }
  const closing = document.querySelector("[data-soon-list]")
  if (closing) {
    for (const line of closing.querySelectorAll("[data-soon-of]")) line.hidden = !offers.find((offer) => offer.element.id === line.dataset.soonOf).soon
    closing.hidden = !offers.some((offer) => offer.soon)
  }
  const asked = mine || on !== day.defaultValue
  form.toggleAttribute("data-asked", asked)
  form.querySelector("[data-clear]").hidden = !asked
  form.querySelector("[data-found]").textContent = asked
    ? word("money-found", Object.fromEntries(groups.map(({ name, element }) => [name, element.dataset.n]))) : ""
  return { said, on }
}

/** One programme: its frame, its reason, what holds on the day, what is added for this reader. */
function dress(offer, said, on, reason, need) {
  const { element, standing } = offer
  element.className = `offer offer--${standing}`
  const mark = element.querySelector("[data-standing]")
  mark.className = `standing standing--${standing}`
  mark.textContent = word(`standing-${standing}`)
  for (const line of element.querySelectorAll("[data-reason]")) line.hidden = line.dataset.reason !== reason
  const yours = element.querySelector("[data-reason=you]")
  yours.hidden = reason !== "role" && reason !== "need"
  if (!yours.hidden) yours.replaceChildren(...why(offer, said, reason, need))
  const live = standing !== "ended"
  for (const part of element.querySelectorAll("[data-live]")) part.hidden = !live
  for (const part of element.querySelectorAll("[data-ended]")) part.hidden = live
  for (const mark of element.querySelectorAll("[data-soon]")) mark.hidden = !offer.soon
  for (const part of element.querySelectorAll("[data-from]")) {
    const { from, until } = part.dataset
    part.hidden = Boolean(from && on < from) || Boolean(until && until < on)
  }
  offer.more.forEach(([name, wanted], n) => {
    element.querySelector(`[data-extra="${n}"]`).hidden = name in said && !wanted.includes(said[name])
  })
  const extras = element.querySelector("[data-more]")
  if (extras) extras.hidden = !extras.querySelector("[data-extra]:not([hidden])")
}

function why(offer, said, reason, need) {
  const name = reason === "role" ? form.dataset.role : offer.needs[need][0]
  const { because } = [...form.elements[name]].find((box) => box.checked).dataset
  const strong = document.createElement("strong")
  strong.textContent = word("because-said", { because })
  const rest = reason === "role"
    ? word(`money-only-${offer.who}`) : offer.element.querySelector(`[data-need="${need}"] [data-otherwise]`).textContent
  return [strong, ` ${rest}`]
}

/** Answers and day stand in the fragment, which no server sees: Back, the other language and a shared link keep them. */
function write({ said, on }) {
  const state = new URLSearchParams(said)
  if (on !== day.defaultValue) state.set(day.name, on)
  history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search)
  document.querySelectorAll("[data-language-switch]").forEach((link) => (link.hash = state.toString()))
}

/** Takes the answers from the fragment; false where it holds anything that this page could not have written. */
function take(fragment) {
  form.reset()
  const state = new URLSearchParams(fragment)
  const known = [...state].every(([name, value]) => {
    if (state.getAll(name).length > 1) return false
    if (name === day.name) return /^\d{4}-\d{2}-\d{2}$/.test(value) && (day.value = value) === value && day.validity.valid
    return askings.some(({ id }) => id === name) && [...form.elements[name]].some((box) => box.value === value && (box.checked = true))
  })
  if (!known) form.reset()
  return known
}

function read() {
  const fragment = location.hash.slice(1)
  const place = placed(fragment)
  if (place) {
    // what is folded opens for whoever is sent to it, also in browsers that do not do so themselves
    const folded = place.closest("details:not([open])")
    if (folded) (folded.open = true), place.scrollIntoView()
  } else if (!take(fragment)) tell(word("money-link-damaged"))
  const state = show()
  if (fragment && (!place || Object.keys(state.said).length || state.on !== day.defaultValue)) write(state)
}

function placed(fragment) {
  try {
    return fragment ? document.getElementById(decodeURIComponent(fragment)) : null
  } catch {
    return null
  }
}

/** Answers are kept on the device too, so that who comes back need not give them again. */
function keep(state) {
  for (const { id } of askings) store.put(`answer:${id}`, state.said[id] ?? "")
  return state
}

function recall() {
  for (const { id } of askings) {
    const box = [...form.elements[id]].find(({ value }) => value && value === store.get(`answer:${id}`))
    if (box) box.checked = true
  }
}

form.addEventListener("change", () => write(keep(show())))
form.addEventListener("submit", (event) => event.preventDefault())
form.querySelector("[data-clear]").addEventListener("click", () => {
  form.reset()
  write(keep(show()))
  form.querySelector("input").focus()
})
addEventListener("hashchange", read)
form.hidden = false
if (location.hash.length < 2) recall()
read()

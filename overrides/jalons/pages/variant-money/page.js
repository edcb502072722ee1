// @ts-check
// Money for me: sorts the programmes of a variant by a reader's answers and a day, both of which stand in the fragment.

import { tell } from "../../shared/dialogs.js"
import { all, data, maybe, one } from "../../shared/dom.js"
import { readState, writeState } from "../../shared/fragment.js"
import { placeInFragment } from "../../shared/place.js"
import { store } from "../../shared/memory.js"
import { word } from "../../shared/page.js"
import { askings, answersChosen, choose, dayAsked, dayField, form } from "./asked.js"
import { offersOnPage, showOffer } from "./offers.js"

const offers = offersOnPage()
const groups = all("[data-group]", HTMLElement).map((element) => ({
  element, name: data(element, "group"), standings: data(element, "standings").split(" "), list: one("[data-offers]", HTMLElement, element),
}))

/** Whether the reader wants to change answers that were complete. */
let changing = false

/** Everything on the page that follows from the answers and the day; gives both as the fragment holds them. */
function show() {
  const answers = answersChosen()
  const day = dayAsked()
  for (const offer of offers) showOffer(offer, answers, day)
  const found = groups.map((group) => /** @type {const} */ ([group.name, showGroup(group, answers.size > 0)]))
  showClosing()
  one("[data-far]", HTMLElement, form).hidden = day <= data(form, "knownUntil")
  const asked = answers.size > 0 || day !== dayField.defaultValue
  form.toggleAttribute("data-asked", asked)
  one("[data-clear]", HTMLElement, form).hidden = !asked
  showFolded(askings.every(({ id, element }) => element.hidden || answers.has(id)))
  one("[data-found]", HTMLElement, form).textContent = asked ? word("money-found", Object.fromEntries(found)) : ""
  return new Map([...answers, [dayField.name, day === dayField.defaultValue ? "" : day]])
}

/**
 * Puts the programmes of a group into it; gives how many they are.
 *
 * @param {typeof groups[number]} group
 * @param {boolean} mine whether the reader answered anything
 */
function showGroup({ element, standings, list }, mine) {
  const here = offers.filter((offer) => standings.includes(offer.standing)).map((offer) => offer.element)
  list.append(...here)
  element.hidden = !here.length
  const names = maybe("[data-names]", HTMLElement, element)
  if (names) names.textContent = here.map((offer) => one("h3", HTMLElement, offer).textContent).join(" · ")
  for (const heading of all("[data-for]", HTMLElement, element)) heading.hidden = (heading.dataset.for === "you") !== mine
  return here.length
}

/** The list of what closes soon, at the head of the page. */
function showClosing() {
  const list = maybe("[data-soon-list]", HTMLElement)
  if (!list) return
  for (const line of all("[data-soon-of]", HTMLElement, list)) {
    line.hidden = !offers.find((offer) => offer.element.id === line.dataset.soonOf)?.soon
  }
  list.hidden = !offers.some((offer) => offer.soon)
}

/**
 * Once every question is answered, only the answers stay in view, until the reader wants to change them.
 *
 * @param {boolean} complete
 */
function showFolded(complete) {
  form.toggleAttribute("data-folded", complete && !changing)
  one("[data-change]", HTMLElement, form).hidden = !complete || changing
}

/** Takes answers and day from the fragment, unless it names a place; what this page could not have written is said. */
function read() {
  const place = placeInFragment()
  if (place) openFor(place)
  else {
    form.reset()
    if (!readState(choose).sound) {
      form.reset()
      tell(word("money-link-damaged"))
    }
  }
  const state = show()
  if (location.hash.length > 1 && (!place || [...state.values()].some(Boolean))) writeState(state)
}

/**
 * What is folded opens for whoever is sent to it, also in browsers that do not do so themselves.
 *
 * @param {Element} place
 */
function openFor(place) {
  const folded = place.closest("details:not([open])")
  if (!(folded instanceof HTMLDetailsElement)) return
  folded.open = true
  place.scrollIntoView()
}

/** Shows what was chosen; answers are kept on the device too, so that who comes back need not give them again. */
function changed() {
  const state = show()
  for (const { id } of askings) store.put(`answer:${id}`, state.get(id) ?? "")
  writeState(state)
}

form.addEventListener("change", changed)
form.addEventListener("submit", (event) => event.preventDefault())
one("[data-change]", HTMLElement, form).addEventListener("click", () => {
  changing = true
  show()
  one(":checked", HTMLInputElement, form).focus()
})
one("[data-clear]", HTMLElement, form).addEventListener("click", () => {
  changing = false
  form.reset()
  changed()
  one("input", HTMLInputElement, form).focus()
})
addEventListener("hashchange", read)
if (location.hash.length > 1) read()
else {
  for (const { id } of askings) choose(id, store.get(`answer:${id}`))
  show()
}

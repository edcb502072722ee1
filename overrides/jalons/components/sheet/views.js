// @ts-check
// A sheet as its readers want it: in both languages side by side, and one person's rows. Both stand in the fragment,
// "#for=sponsor&side-by-side", so that what is printed can be shared and found again.

import { all, data, maybe, one } from "../../shared/dom.js"
import { readState } from "../../shared/fragment.js"

/** @typedef {{person: string, both: boolean}} View a role or "", and whether both languages show */

const sheet = one(".paper", HTMLElement)
const views = one(".views", HTMLElement)
const people = one("[data-people]", HTMLElement, views)
const roles = new Set(all("[data-for]", HTMLElement, people).map((link) => data(link, "for")))
const nobody = one("[data-nobody]", HTMLElement)

/**
 * What the fragment asks for; what it says besides is for others.
 *
 * @returns {View}
 */
function readView() {
  const { state } = readState()
  const person = state.get("for") ?? ""
  return { person: roles.has(person) ? person : "", both: state.has("side-by-side") }
}

/** @param {View} view */
const fragmentOf = ({ person, both }) => `#${[person && `for=${person}`, both && "side-by-side"].filter(Boolean).join("&") || "sheet"}`

function show() {
  const view = readView()
  sheet.toggleAttribute("data-both", view.both)
  for (const row of all("[data-who].row", HTMLElement, sheet)) showRow(row, view.person)
  const rows = all(".rows", HTMLElement, sheet)
  const empty = rows.filter((list) => !list.querySelector(".row:not([hidden])"))
  for (const stage of all(".sheet-stage", HTMLElement, sheet)) stage.hidden = empty.some((list) => stage.contains(list))
  nobody.textContent = empty.length < rows.length ? "" : data(nobody, "nobody")
  for (const link of all("a", HTMLAnchorElement, views)) markLink(link, view)
}

/**
 * Shows a row if it is the person's, opened where it stands folded.
 *
 * @param {HTMLElement} row
 * @param {string} person
 */
function showRow(row, person) {
  row.hidden = person !== "" && !data(row, "who").split(" ").includes(person)
  const fold = maybe(".row__fold", HTMLDetailsElement, row)
  if (fold && person && !row.hidden) fold.open = true
}

/**
 * Makes a link lead to its view in what else is chosen, and marks the one that leads to what shows.
 *
 * @param {HTMLAnchorElement} link
 * @param {View} view
 */
function markLink(link, view) {
  const { languages, for: person = "" } = link.dataset
  const fragment = fragmentOf(languages ? { ...view, both: languages === "both" } : { ...view, person })
  link.hash = fragment
  if (fragment === fragmentOf(view)) link.setAttribute("aria-current", "true")
  else link.removeAttribute("aria-current")
}

export function setUp() {
  addEventListener("hashchange", show)
  show()
}

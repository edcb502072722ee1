// @ts-check
// The list of weeks: each can be changed or deleted; those that cannot be read are set aside.

import { writtenDay } from "../../shared/dates.js"
import { tell } from "../../shared/dialogs.js"
import { all, clone, data, maybe, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { language, word } from "../../shared/page.js"
import { pluralWord } from "../../shared/plural.js"
import { nameWeek, weekKey, writeHours } from "./sheet.js"
import { edit, focusForm } from "./week-form.js"

/** @import { KeptWeek } from "../../shared/weeks.js" */

const LONGEST_UNREADABLE = 300
const table = one("[data-filled]", HTMLTableElement)
const rows = one("[data-rows]", HTMLElement)
const setAside = one("[data-set-aside]", HTMLElement)

/**
 * Shows the weeks; the button that has the focus keeps it.
 *
 * @param {KeptWeek[]} weeks from the first to the last
 * @param {boolean} onPaper
 */
export function showWeeks(weeks, onPaper) {
  table.hidden = !weeks.length
  const focused = maybe("button:focus", HTMLButtonElement, rows)
  const [of, action] = focused ? [data(focused, "of"), data(focused, "part")] : []
  // on paper a sheet goes from the first week to the last; on screen the last is what one looks for
  rows.replaceChildren(...(onPaper ? weeks : [...weeks].reverse()).map(row))
  if (focused) all("button", HTMLButtonElement, rows).find(({ dataset }) => dataset.of === of && dataset.part === action)?.focus()
}

/** @param {KeptWeek} entry */
function row(entry) {
  const { week, sponsor, job, class: lessons } = entry
  const made = clone("hours-week").say({ week: writtenDay(week, language, "medium"), sponsor, job: writeHours(job), class: writeHours(lessons) })
  const actions = /** @type {const} */ ([["change", () => edit(entry)], ["delete", () => remove(entry)]])
  for (const [name, run] of actions) {
    const button = made.part(name, HTMLButtonElement)
    button.dataset.of = entry.id
    button.setAttribute("aria-label", `${button.textContent}, ${nameWeek(entry)}`)
    button.addEventListener("click", run)
  }
  return made.element
}

/** @param {KeptWeek} entry */
function remove({ id }) {
  const before = store.get(weekKey(id))
  store.put(weekKey(id), "")
  focusForm()
  tell(word("hours-deleted"), { name: word("undo"), run: () => { store.put(weekKey(id), before); tell(word("undone")) } })
}

/**
 * Shows kept texts that are no weeks.
 *
 * @param {string[]} texts
 */
export function showUnreadable(texts) {
  setAside.hidden = !texts.length
  one("[data-set-aside-says]", HTMLElement).textContent = pluralWord("hours-set-aside", texts.length)
  one("[data-set-aside-list]", HTMLElement).replaceChildren(...texts.map((text) => clone("hours-line").say({ text: text.slice(0, LONGEST_UNREADABLE) }).element))
}

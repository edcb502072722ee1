// @ts-check
// The list of weeks: each can be changed or deleted; those that cannot be read are set aside.

import { writtenDay } from "../../shared/dates.js"
import { tell } from "../../shared/dialogs.js"
import { all, clone, data, maybe, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { language, word } from "../../shared/page.js"
import { pluralWord } from "../../shared/plural.js"
import { keptWeeks, nameWeek, weekKey, writeHours } from "./sheet.js"
import { edit, focusForm } from "./week-form.js"

/** @import { KeptWeek } from "../../shared/weeks.js" */

const LONGEST_UNREADABLE = 300
/** How many weeks show before one asks for all. */
const LATEST = 8
const table = one("[data-filled]", HTMLTableElement)
const rows = one("[data-rows]", HTMLElement)
const setAside = one("[data-set-aside]", HTMLElement)
const showAll = one("[data-show-all]", HTMLButtonElement)
let isOpen = false

/**
 * Shows the weeks, the last first; the button that has the focus keeps it.
 *
 * @param {KeptWeek[]} weeks from the first to the last
 */
export function showWeeks(weeks) {
  table.hidden = !weeks.length
  const focused = maybe("button:focus", HTMLButtonElement, rows)
  const [of, action] = focused ? [data(focused, "of"), data(focused, "part")] : []
  rows.replaceChildren(...[...weeks].reverse().slice(0, isOpen ? undefined : LATEST).map(row))
  showAll.hidden = isOpen || weeks.length <= LATEST
  showAll.textContent = word("hours-show-all", { n: weeks.length })
  if (focused) all("button", HTMLButtonElement, rows).find(({ dataset }) => dataset.of === of && dataset.part === action)?.focus()
}

/** @param {KeptWeek} entry */
function row(entry) {
  const { week, person, job, class: lessons } = entry
  const made = clone("hours-week").say({ week: writtenDay(week, language, "medium"), person, job: writeHours(job), class: writeHours(lessons) })
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

showAll.addEventListener("click", () => {
  isOpen = true
  const { weeks } = keptWeeks()
  showWeeks(weeks)
  // the first of those that were not shown
  all("[data-part=change]", HTMLButtonElement, rows)[LATEST]?.focus()
})

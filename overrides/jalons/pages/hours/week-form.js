// @ts-check
// The form for the hours of one week, new or changed.

import { today } from "../../shared/dates.js"
import { tell } from "../../shared/dialogs.js"
import { one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { word } from "../../shared/page.js"
import { cleanName, HOUR_KINDS, mondayOf, MOST_HOURS, newWeekId, parseHours, serializeWeek, totals } from "../../shared/weeks.js"
import { keptWeeks, sheet, typeHours, weekKey, writeDay, writeHours } from "./sheet.js"

/**
 * @import { KeptWeek, WeekEntry } from "../../shared/weeks.js"
 *
 * @typedef {"day" | "person" | "job" | "class"} Box
 * @typedef {Partial<Record<Box, string>>} Wrong what is wrong with the boxes, in words
 * @typedef {Omit<WeekEntry, "job" | "class"> & {job: number | null, class: number | null}} Typed an entry as typed; what is no number is null
 */

const form = one("[data-week]", HTMLFormElement)
const boxOf = (/** @type {Box} */ name) => one(`[name=${name}]`, HTMLInputElement, form)
/** @type {Box[]} */
const BOXES = ["day", "person", "job", "class"]
const cancel = one("[data-cancel]", HTMLButtonElement, form)
/** @type {string | null} the id of the week that is being changed */
let editing = null

/** Leads to the first box. */
export const focusForm = () => boxOf("day").focus()

/**
 * Puts a week into the form, or makes it empty.
 *
 * @param {KeptWeek | null} entry
 */
export function edit(entry) {
  editing = entry?.id ?? null
  boxOf("day").value = entry?.week ?? ""
  if (entry) boxOf("person").value = entry.person
  for (const kind of HOUR_KINDS) boxOf(kind).value = entry?.[kind] ? typeHours(entry[kind]) : ""
  one("[data-week-title]", HTMLElement, form).textContent = word(entry ? "hours-change-title" : "hours-add")
  one("[data-save]", HTMLElement, form).textContent = word(entry ? "hours-save-change" : "hours-save")
  cancel.hidden = !entry
  showWrong({})
  showWeekOfDay()
  if (entry) boxOf("job").focus()
}

/**
 * Offers the people of the weeks kept, and empties the form where the week that is being changed is gone.
 *
 * @param {KeptWeek[]} weeks
 */
export function followWeeks(weeks) {
  one("datalist", HTMLDataListElement, form).replaceChildren(...[...totals(weeks).people.keys()].map((name) => new Option("", name)))
  if (editing && !weeks.some(({ id }) => id === editing)) edit(null)
}

/** Says of which week a day is. */
function showWeekOfDay() {
  const week = mondayOf(boxOf("day").value)
  one("[data-day-means]", HTMLElement, form).textContent = week ? word("hours-day-means", { day: writeDay(week) }) : ""
}

/**
 * Shows what is wrong beside each box, and leads to the first.
 *
 * @param {Wrong} wrong
 */
function showWrong(wrong) {
  for (const name of BOXES) {
    one(`[data-wrong=${name}]`, HTMLElement, sheet).textContent = wrong[name] ?? ""
    if (wrong[name]) boxOf(name).setAttribute("aria-invalid", "true")
    else boxOf(name).removeAttribute("aria-invalid")
  }
  const first = BOXES.find((name) => wrong[name])
  if (first) boxOf(first).focus()
}

/** @returns {Typed} */
function typedEntry() {
  return {
    week: mondayOf(boxOf("day").value),
    person: cleanName(boxOf("person").value),
    job: parseHours(boxOf("job").value),
    class: parseHours(boxOf("class").value),
  }
}

/**
 * What is wrong with an entry beside the other weeks.
 *
 * @param {Typed} entry
 * @param {KeptWeek[]} others
 */
function problemsOf(entry, others) {
  const sameWeek = others.filter(({ week }) => week === entry.week)
  /** @type {Wrong} */
  const wrong = {}
  if (!entry.week || entry.week > today()) wrong.day = word("hours-bad-day")
  else if (sameWeek.some(({ person }) => person === entry.person)) wrong.day = word("hours-bad-twice")
  if (!entry.person) wrong.person = word("hours-bad-with")
  for (const kind of HOUR_KINDS) if (entry[kind] === null) wrong[kind] = word("hours-bad-number")
  if (entry.job === null || entry.class === null) return wrong
  const { all } = totals(sameWeek)
  const sum = entry.job + entry.class + all.job + all.class
  if (!entry.job && !entry.class) wrong.job = word("hours-bad-nothing")
  else if (sum > MOST_HOURS) wrong.job = word("hours-bad-week", { n: writeHours(sum) })
  return wrong
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  const entry = typedEntry()
  const wrong = problemsOf(entry, keptWeeks().weeks.filter(({ id }) => id !== editing))
  const { job, class: lessons } = entry
  showWrong(wrong)
  if (Object.keys(wrong).length || job === null || lessons === null) return
  store.put(weekKey(editing ?? newWeekId()), serializeWeek({ ...entry, job, class: lessons }))
  edit(null)
  focusForm()
  tell(word("hours-saved"))
})
boxOf("day").addEventListener("input", showWeekOfDay)
cancel.addEventListener("click", () => edit(null))

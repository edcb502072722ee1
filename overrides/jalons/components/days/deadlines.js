// @ts-check
// Days that a reader knows, the deadlines that are counted from them, and a calendar file of these.

import { today, writtenDay } from "../../shared/dates.js"
import { all, data, maybe, one } from "../../shared/dom.js"
import { download } from "../../shared/download.js"
import { store } from "../../shared/memory.js"
import { language, variant, word } from "../../shared/page.js"
import { parseEnteredDay } from "../../shared/weeks.js"
import { nextTime, shiftDay, writeCalendar } from "./calendar.js"

/** The list of days; a page of hours has none where the guide knows no days. */
const list = maybe("[data-days]", HTMLElement)
const inputs = list ? all("[data-date]", HTMLInputElement, list) : []
const deadlines = list ? all("[data-due]", HTMLElement, list) : []

/**
 * The key of a day from which deadlines are counted.
 *
 * @param {string} name
 */
const dateKey = (name) => `me:${variant}/${name}`

/** @param {string} day YYYY-MM-DD */
const writeDay = (day) => writtenDay(day, language)

/** The keys of all days from which deadlines are counted. */
export const dateKeys = inputs.map((input) => dateKey(data(input, "date")))

/** Shows the days kept, and when each deadline is. */
export function showDeadlines() {
  if (!list) return
  for (const input of inputs) {
    const name = data(input, "date")
    const day = store.get(dateKey(name))
    const isDay = parseEnteredDay(day) !== null
    // a day that is being typed is left alone
    if (input !== document.activeElement) input.value = isDay ? day : ""
    one(`[data-day-line="${name}"]`, HTMLElement).textContent = isDay ? writeDay(day) : ""
  }
  for (const line of deadlines) {
    const day = comingDay(line)
    const isPast = day !== "" && day < today()
    one("[data-due-day]", HTMLElement, line).textContent = day ? [writeDay(day), isPast ? word("date-past") : ""].join(" ").trim() : ""
    line.classList.toggle("due__one--past", isPast)
  }
  one("[data-calendar]", HTMLElement).hidden = !deadlines.some(dueDay)
  showNext()
}

/** Says which deadline comes next, ahead of the list. */
function showNext() {
  const nextDue = one("[data-next-due]", HTMLElement)
  const [next] = deadlines.filter((line) => comingDay(line) >= today()).sort((line, other) => (comingDay(line) < comingDay(other) ? -1 : 1))
  nextDue.hidden = !next
  if (next) nextDue.textContent = word("dates-next", { day: writeDay(comingDay(next)), name: one("[data-due-name]", HTMLElement, next).textContent ?? "" })
}

/**
 * The day of a deadline; "" where the day that it is counted from is not known.
 *
 * @param {HTMLElement} line
 */
function dueDay(line) {
  const day = store.get(dateKey(data(line, "start")))
  const [number, unit = "day"] = data(line, "shift").split(" ")
  return parseEnteredDay(day) ? shiftDay(day, Number(number), unit) : ""
}

/**
 * Its day or, where it comes again, the next such day from today on.
 *
 * @param {HTMLElement} line
 */
const comingDay = (line) => nextTime(dueDay(line), line.dataset.every ?? "", today())

/** @param {HTMLInputElement} input */
const isBad = (input) => (input.value ? !parseEnteredDay(input.value) : input.validity.badInput)

/** @param {HTMLInputElement} input */
function showProblem(input) {
  one(`[id="wrong--${data(input, "date")}"]`, HTMLElement).textContent = isBad(input) ? word("dates-bad") : ""
  if (isBad(input)) input.setAttribute("aria-invalid", "true")
  else input.removeAttribute("aria-invalid")
}

/**
 * A deadline as a calendar has it; the same one has the same name in every language, and on every device.
 *
 * @param {HTMLElement} line
 * @param {URL} site its address in the default language
 */
function calendarEvent(line, site) {
  const words = (/** @type {string} */ name) => (one(`[data-${name}]`, HTMLElement, line).textContent ?? "").replace(/\s+/g, " ").trim()
  const start = dateKey(data(line, "start"))
  const folder = site.pathname.replace(/\/$/, "").replaceAll("/", ".")
  return {
    uid: `${data(line, "due")}.${variant}@${site.host}${folder}`, day: dueDay(line), every: line.dataset.every ?? "",
    title: words("due-name"), text: words("due-text"), url: data(line, "address"), changes: store.state(start).get(start)?.n ?? 0,
  }
}

for (const input of inputs) {
  input.addEventListener("change", () => {
    if (isBad(input)) return
    store.put(dateKey(data(input, "date")), input.value)
    showProblem(input)
  })
  // a year is typed digit by digit, so that only who goes on is told
  input.addEventListener("blur", () => {
    showProblem(input)
    if (!isBad(input)) showDeadlines()
  })
}

maybe("[data-calendar-save]", HTMLButtonElement)?.addEventListener("click", () => {
  if (!list) return
  const site = new URL(data(list, "site"))
  const events = deadlines.filter(dueDay).map((line) => calendarEvent(line, site))
  const text = writeCalendar(events, { name: word("calendar-name", { code: data(list, "called") }), stamp: new Date() })
  download(text, `${word("calendar-file", { code: variant })}.ics`, "text/calendar")
})

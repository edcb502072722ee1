// Dates and hours: what a reader writes down, counted and kept on the device; files and paper made of it here.

import { calendarOf, shifted } from "./calendar.js"
import { sayIfBlocked, store } from "../../shared/memory.js"
import { ask, button, tell } from "../../shared/dialogs.js"
import { trade, word } from "../../shared/page.js"
import { decoded, readTable, tableOf } from "../../shared/csv.js"
import { alike, dayOf, finish, hoursOf, inWords, kept, mondayOf, MOST, nameOf, newId, totals, WEEKS_FOR_PACE, weeksOf, written } from "../../shared/weeks.js"

const language = document.documentElement.lang
const locale = `${language}-CA`
const one = (name, within = document) => within.querySelector(`[data-${name}]`)
const page = document.querySelector(".page")
const sheet = one("hours")
const form = one("week")
const called = sheet.dataset.called
const figures = JSON.parse(sheet.dataset.figures)
const headings = JSON.parse(sheet.dataset.headings)
const START = `hours:${trade}/`
const key = (id) => START + id
const dateKey = (name) => `me:${trade}/${name}`
const inputs = [...document.querySelectorAll("[data-date]")]
const today = () => { const now = new Date(); return written(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()))) }

const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
const round = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
const month = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" })
const said = (day) => inWords(day, language)
const n = (hours) => plain.format(hours)
const which = ({ sponsor, week }) => word("hours-which", { who: sponsor, day: said(week) })

let editing = null
let printing = false
let due = false

/** Many changes at once, as from a file, are shown once. */
function later() {
  if (due) return
  due = true
  queueMicrotask(() => ((due = false), show()))
}

/** Everything on the page that follows from what is kept. */
function show() {
  const { weeks, aside } = weeksOf(store, trade)
  const { all, sponsors } = totals(weeks)
  for (const part of ["job", "class"]) {
    const meter = sheet.querySelector(`[data-meter=${part}]`)
    const bar = meter.querySelector("progress")
    const done = one("done", meter)
    bar.value = all[part]
    bar.hidden = !figures[part].length
    done.textContent = word(figures[part].length ? "hours-of" : "hours-done", { done: n(all[part]), all: done.dataset.all })
    done.hidden = false
    one(`total-${part}`).textContent = n(all[part])
  }
  showPace(weeks, all)
  page.classList.toggle("has-hours", weeks.length > 0)
  one("filled").hidden = one("by-sponsor").hidden = !weeks.length
  one("none").hidden = weeks.length > 0
  // on paper a sheet goes from the first week to the last; on screen the last is what one looks for
  const focused = document.activeElement?.closest("[data-rows] button")?.dataset
  one("rows").replaceChildren(...(printing ? weeks : [...weeks].reverse()).map(row))
  if (focused) sheet.querySelector(`[data-rows] [data-of="${CSS.escape(focused.of)}"][data-does=${focused.does}]`)?.focus()
  one("sponsors").replaceChildren(...[...sponsors].map(([name, sum]) => {
    const line = one("sponsor").content.cloneNode(true)
    one("who", line).textContent = name
    one("job", line).textContent = n(sum.job)
    one("class", line).textContent = n(sum.class)
    return line
  }))
  form.querySelector("datalist").replaceChildren(...[...sponsors.keys()].map((name) => new Option("", name)))
  one("file-save").disabled = !weeks.length
  showAside(aside)
  if (editing && !weeks.some(({ id }) => id === editing)) edit(null)
  showDates()
}

function showPace(weeks, all) {
  const line = one("pace")
  const figure = Math.max(0, ...figures.job)
  line.hidden = !figure || !weeks.length
  if (line.hidden) return
  const found = finish(weeks, figure, today())
  if (all.job >= figure) line.textContent = word("hours-pace-reached")
  else if (!found) line.textContent = word("hours-pace-later", { n: WEEKS_FOR_PACE })
  else {
    const marks = { pace: round.format(found.pace), n: found.n, left: n(found.left), month: month.format(found.end) }
    line.textContent = [word("hours-pace", marks), figures.job.length > 1 ? word("hours-pace-larger") : ""].join(" ").trim()
  }
}

function row(entry) {
  const line = document.createElement("tr")
  const cell = (content, kind = "") => {
    const made = document.createElement("td")
    made.setAttribute("role", "cell")
    made.className = kind
    made.append(content)
    return made
  }
  const action = (does, name, run) => {
    const made = button(word(name), run)
    made.dataset.of = entry.id
    made.dataset.does = does
    made.setAttribute("aria-label", `${word(name)}, ${which(entry)}`)
    return made
  }
  line.setAttribute("role", "row")
  const actions = cell(action("change", "hours-change", () => edit(entry)), "screen-only weeks__do")
  actions.append(" ", action("delete", "hours-delete", () => remove(entry)))
  line.append(cell(inWords(entry.week, language, "medium")), cell(entry.sponsor, "weeks__who"), cell(n(entry.job), "figure"), cell(n(entry.class), "figure"), cell("\u00a0", "paper-only"), actions)
  return line
}

function showAside(aside) {
  const box = one("set-aside")
  box.hidden = !aside.length
  one("set-aside-says").textContent = aside.length === 1 ? word("hours-set-aside-one") : word("hours-set-aside-many", { n: aside.length })
  one("set-aside-list").replaceChildren(...aside.map((text) => {
    const line = document.createElement("li")
    line.textContent = text.slice(0, 300)
    return line
  }))
}

// ---------- one week

/** Puts a week into the form, or makes it empty. */
function edit(entry) {
  editing = entry?.id ?? null
  form.elements.day.value = entry?.week ?? ""
  form.elements.sponsor.value = entry?.sponsor ?? form.elements.sponsor.value
  for (const part of ["job", "class"]) form.elements[part].value = entry?.[part] ? typed(entry[part]) : ""
  one("week-title").textContent = word(entry ? "hours-change-title" : "hours-add")
  one("save").textContent = word(entry ? "hours-save-change" : "hours-save")
  one("cancel").hidden = !entry
  wrong({})
  meanDay()
  if (entry) form.elements.job.focus()
}

const typed = (hours) => (language === "fr" ? `${hours}`.replace(".", ",") : `${hours}`)

function meanDay() {
  const week = mondayOf(form.elements.day.value)
  one("day-means").textContent = week ? word("hours-day-means", { day: said(week) }) : ""
}

/** Shows what is wrong beside each box, and leads to the first. */
function wrong(found) {
  for (const name of ["day", "sponsor", "job", "class"]) {
    const place = sheet.querySelector(`[data-wrong=${name}]`)
    place.textContent = found[name] ?? ""
    if (found[name]) form.elements[name].setAttribute("aria-invalid", "true")
    else form.elements[name].removeAttribute("aria-invalid")
  }
  const [first] = Object.keys(found)
  if (first) form.elements[first].focus()
  return first === undefined
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  const { weeks } = weeksOf(store, trade)
  const others = weeks.filter(({ id }) => id !== editing)
  const entry = {
    week: mondayOf(form.elements.day.value), sponsor: nameOf(form.elements.sponsor.value),
    job: hoursOf(form.elements.job.value), class: hoursOf(form.elements.class.value),
  }
  const found = {}
  if (!entry.week || entry.week > today()) found.day = word("hours-bad-day")
  if (!entry.sponsor) found.sponsor = word("hours-bad-sponsor")
  for (const part of ["job", "class"]) if (entry[part] === null) found[part] = word("hours-bad-number")
  if (!found.job && !found.class) {
    const sum = entry.job + entry.class + others.filter(({ week }) => week === entry.week).reduce((hours, one) => hours + one.job + one.class, 0)
    if (!entry.job && !entry.class) found.job = word("hours-bad-nothing")
    else if (sum > MOST) found.job = word("hours-bad-week", { n: n(sum) })
  }
  if (others.some(({ week, sponsor }) => week === entry.week && sponsor === entry.sponsor)) found.day ??= word("hours-bad-twice")
  if (!wrong(Object.fromEntries(["day", "sponsor", "job", "class"].filter((name) => found[name]).map((name) => [name, found[name]])))) return
  store.put(key(editing ?? newId()), kept(entry))
  edit(null)
  form.elements.day.focus()
  tell(word("hours-saved"))
})
form.elements.day.addEventListener("input", meanDay)
one("cancel").addEventListener("click", () => edit(null))

function remove({ id }) {
  const before = store.get(key(id))
  store.put(key(id), "")
  form.elements.day.focus()
  tell(word("hours-deleted"), { name: word("undo"), run: () => (store.put(key(id), before), tell(word("undone"))) })
}

// ---------- dates

function showDates() {
  for (const input of inputs) {
    const day = store.get(dateKey(input.dataset.date))
    // a day that is being typed is left alone
    if (input !== document.activeElement) input.value = dayOf(day) ? day : ""
    document.querySelector(`[data-day-line="${input.dataset.date}"]`).textContent = dayOf(day) ? said(day) : ""
  }
  let any = false
  for (const line of document.querySelectorAll("[data-due]")) {
    const day = dueDay(line)
    const place = one("due-day", line)
    place.textContent = day ? [said(day), day < today() ? word("date-past") : ""].join(" ").trim() : ""
    line.classList.toggle("due__one--past", Boolean(day) && day < today())
    any ||= Boolean(day)
  }
  one("calendar").hidden = !any
}

function dueDay(line) {
  const day = store.get(dateKey(line.dataset.start))
  const [number, unit] = line.dataset.shift.split(" ")
  return dayOf(day) ? shifted(day, Number(number), unit) : ""
}

for (const input of inputs) {
  const bad = () => (input.value ? !dayOf(input.value) : input.validity.badInput)
  const say = () => {
    document.getElementById(`wrong--${input.dataset.date}`).textContent = bad() ? word("dates-bad") : ""
    bad() ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid")
  }
  input.addEventListener("change", () => {
    if (!bad()) store.put(dateKey(input.dataset.date), input.value), say()
  })
  // a year is typed digit by digit, so that only who goes on is told
  input.addEventListener("blur", () => (say(), bad() || showDates()))
}

one("calendar-save").addEventListener("click", () => {
  const text = (line, name) => one(name, line).textContent.replace(/\s+/g, " ").trim()
  const events = [...document.querySelectorAll("[data-due]")].filter(dueDay).map((line) => {
    const { host, pathname } = new URL(line.dataset.address)
    const start = dateKey(line.dataset.start)
    // the same deadline has the same name in both languages, and on every device
    const site = pathname.split("/trades/")[0].replace(/\/en$/, "").replaceAll("/", ".")
    return {
      uid: `${line.dataset.due}.${trade}@${host}${site}`, day: dueDay(line), title: text(line, "due-name"), text: text(line, "due-text"),
      url: line.dataset.address, changes: store.state(start).get(start)?.n ?? 0,
    }
  })
  save(calendarOf(events, { name: word("calendar-name", { code: called }), stamp: new Date() }), word("calendar-file", { code: trade }) + ".ics", "text/calendar")
})

// ---------- files

/** Gives the reader a file made here. */
function save(text, name, type) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

const COLUMNS = ["week", "sponsor", "job", "class", "trade", "id"]
const columnNames = () => COLUMNS.map((column) => word(`hours-column-${column}`))

one("file-save").addEventListener("click", () => {
  const { weeks } = weeksOf(store, trade)
  save(tableOf(weeks, { headings: columnNames(), trade, language }), word("hours-file-name", { code: trade }) + ".csv", "text/csv")
})

/** What a file would do here: each line is new, changed, the same, or refused. */
function compared(rows) {
  const { weeks } = weeksOf(store, trade)
  return rows.map((line) => {
    if (line.wrong) return { ...line, is: "refused" }
    const before = weeks.find(({ id, week, sponsor }) => (line.id ? id === line.id : week === line.entry.week && sponsor === line.entry.sponsor))
    if (!before) return { ...line, is: "new", id: line.id || newId() }
    return { ...line, is: alike(before, line.entry) ? "same" : "changed", id: before.id, before }
  })
}

let pending = []
const report = one("report")

one("file-choose").addEventListener("change", async ({ target }) => {
  const [file] = target.files
  if (!file) return
  let bytes
  try {
    bytes = await file.arrayBuffer()
  } catch {
    return reported({ problem: "file-unreadable" })
  }
  // the same file can be chosen again after it was changed
  target.value = ""
  reported(readTable(decoded(bytes), { headings, trade }))
})

const whole = ({ sponsor, week, job, class: lessons }) => word("file-hours", { who: sponsor, day: said(week), job: n(job), class: n(lessons) })

function reported({ problem, marks = {}, rows = [] }) {
  const lines = compared(rows)
  const of = (kind) => lines.filter(({ is }) => is === kind)
  pending = lines.filter(({ is }) => is === "new" || is === "changed")
  const says = []
  const add = (text, list = []) => {
    const line = document.createElement("p")
    line.textContent = text
    says.push(line)
    if (!list.length) return
    const items = document.createElement("ul")
    items.append(...list.map((words) => Object.assign(document.createElement("li"), { textContent: words })))
    says.push(items)
  }
  if (problem) add(word(problem, { names: columnNames().join(", "), ...marks }))
  else {
    add(word("file-new", { n: of("new").length }))
    add(word("file-changed", { n: of("changed").length }), of("changed").map(({ line, before, entry }) => word("file-now", { n: line, before: whole(before), after: whole(entry) })))
    add(word("file-same", { n: of("same").length }))
    add(word("file-refused", { n: of("refused").length }), of("refused").map(({ line, wrong: why, marks }) => word("file-line", { n: line, why: word(why, marks) })))
  }
  add(word(pending.length ? "file-nothing-yet" : "file-nothing"))
  one("report-says").replaceChildren(...says)
  const go = one("report-add")
  go.hidden = !pending.length
  go.textContent = word("file-add", { n: pending.length })
  report.hidden = false
  report.querySelector("h3").focus()
}

one("report-add").addEventListener("click", () => {
  const before = pending.map(({ id }) => [key(id), store.get(key(id))])
  for (const { id, entry } of pending) store.put(key(id), kept(entry))
  const count = pending.length
  closeReport()
  tell(word("file-added", { n: count }), {
    name: word("incoming-undo"), run: () => { before.forEach(([name, value]) => store.put(name, value)); tell(word("undone")) },
  })
})
one("report-cancel").addEventListener("click", closeReport)

function closeReport() {
  pending = []
  report.hidden = true
  one("file-choose").focus()
}

// ---------- paper, and everything away

function printed(blank) {
  page.classList.add("prints-sheet")
  page.classList.toggle("prints-blank", blank)
  print()
}
one("print-hours").addEventListener("click", () => printed(false))
one("print-blank").addEventListener("click", () => printed(true))
addEventListener("beforeprint", () => { printing = true; show() })
addEventListener("afterprint", () => { printing = false; page.classList.remove("prints-sheet", "prints-blank"); show() })

one("remove").addEventListener("click", () => ask(word("hours-remove-ask", { code: called }), () => {
  const dates = inputs.map((input) => dateKey(input.dataset.date))
  const putBack = store.clear([], [START, ...dates])
  tell(word("hours-removed"), { name: word("undo"), run: () => { putBack(); tell(word("undone")) } })
}))

store.addEventListener("change", later)
for (const part of document.querySelectorAll(".needs-script[hidden], .needs-script > [hidden]")) {
  if (!part.matches("[data-pace], [data-none], [data-calendar], [data-report], [data-done], progress")) part.hidden = false
}
page.classList.add("counts-hours")
sayIfBlocked()
show()

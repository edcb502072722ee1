// Find my trade: filters the list that the page holds; the state stands in the fragment, which no server sees.

import { root, word } from "../../shared/page.js"
import { keysOf, matching, nearest } from "../../shared/fuzzy-match.js"

const PAUSE = 150
const FILTERS = ["sector", "exam", "compulsory", "red-seal"]

const form = document.querySelector("[data-finder]")
const count = document.querySelector("[data-finder-count]")
const reset = document.querySelector("[data-finder-reset]")
const none = document.querySelector("[data-finder-none]")
const hints = document.querySelector("[data-finder-hints]")
const letters = document.querySelector("[data-finder-letters]")
const fields = [...form.querySelectorAll("[name]")]
const trades = [...document.querySelectorAll(".found")].map((element) => ({
  element, keys: keysOf(`${names(element, "h2, [lang], b")} / ${element.dataset.also ?? ""}`), link: () => copied(element.querySelector("h2 a")),
}))
const leftOut = [...document.querySelectorAll("[data-left-out]")].map((element) => ({
  element, keys: keysOf(names(element, "strong, [lang], b")), link: () => anchored(element),
}))
let waiting

trades.reduce((letter, trade) => (trade.letter = trade.element.dataset.letter ?? letter), "")

for (const { element } of trades) element.append(compared(element))

function names(element, parts) {
  return [...element.querySelectorAll(parts)].map((part) => part.textContent).join(" / ")
}

/** Shows the trades that the fields ask for, says how many, and keeps the state in the address. */
function show() {
  clearTimeout(waiting)
  const asked = fields.filter((field) => field.value.trim())
  const typed = form.elements.q.value.trim()
  const filtered = (trade) => FILTERS.every((name) => !value(name) || trade.element.dataset[camel(name)].split(" ").includes(value(name)))
  const named = typed ? matching(typed, trades) : trades
  const shown = new Set(named.filter(filtered))
  let initial
  for (const trade of trades) {
    trade.element.hidden = !shown.has(trade)
    delete trade.element.dataset.letter
    if (!shown.has(trade) || trade.letter === initial) continue
    initial = trade.element.dataset.letter = trade.letter
  }
  const n = shown.size
  count.textContent = word(!asked.length ? "found-all" : n > 1 ? "found-some" : n ? "found-one" : "found-none", { n, all: trades.length })
  reset.hidden = !asked.length
  if (letters) letters.hidden = asked.length > 0
  none.hidden = n > 0
  hints.replaceChildren(...(n || !typed ? [] : hintsFor(typed, named)))
  keep(asked)
}

const value = (name) => form.elements[name].value
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())

/** What someone may have meant who found nothing: the name without the filters, a trade left out, or names that look alike. */
function hintsFor(typed, named) {
  const out = matching(typed, leftOut)
  const alike = named.length || out.length ? [] : nearest(typed, [...trades, ...leftOut])
  return [["found-outside", named.slice(0, 3)], ["found-left-out", out], ["found-nearest", alike]]
    .filter(([, entries]) => entries.length).map(([key, entries]) => {
      const hint = document.createElement("p")
      const list = document.createElement("ul")
      hint.textContent = word(key)
      list.setAttribute("role", "list")
      list.append(...entries.map(({ link }) => {
        const line = document.createElement("li")
        line.append(link())
        return line
      }))
      const both = document.createDocumentFragment()
      both.append(hint, list)
      return both
    })
}

/** The way to set a trade beside another, which needs a script there too. */
function compared({ id }) {
  const line = document.createElement("p")
  line.className = "found__compare needs-script"
  const link = document.createElement("a")
  link.href = new URL(`${document.documentElement.lang === "en" ? "en/" : ""}compare/#a=${id}`, root)
  link.textContent = word("compare-link")
  const which = document.createElement("span")
  which.className = "vh"
  which.textContent = ` ${id}`
  link.append(which)
  line.append(link)
  return line
}

const copied = (link) => link.cloneNode(true)

function anchored(element) {
  const title = element.querySelector("strong")
  const link = document.createElement("a")
  link.href = `#${element.id}`
  link.textContent = title.textContent
  if (title.lang) link.lang = title.lang
  return link
}

function keep(asked) {
  const state = new URLSearchParams(asked.map((field) => [field.name, field.value.trim()])).toString()
  if (state || !isPlace()) history.replaceState(null, "", state ? `#${state}` : location.pathname + location.search)
  document.querySelectorAll("[data-language-switch]").forEach((link) => (link.hash = location.hash))
}

/** An anchor on this page is the reader's place; only what has "=" is a state of the filter. */
const isPlace = () => location.hash.length > 1 && !location.hash.includes("=")

/** The fields as the address has them. */
function read() {
  const state = new URLSearchParams(isPlace() ? "" : location.hash.slice(1))
  for (const field of fields) {
    field.value = state.get(field.name) ?? ""
    if (field.selectedIndex === -1) field.value = ""
  }
}

form.addEventListener("input", () => {
  clearTimeout(waiting)
  waiting = setTimeout(show, PAUSE)
})
form.addEventListener("submit", (event) => {
  event.preventDefault()
  show()
})
reset.addEventListener("click", () => {
  form.reset()
  show()
  form.elements.q.focus()
})
addEventListener("hashchange", () => {
  if (isPlace()) return
  read()
  show()
})
form.hidden = false
read()
show()

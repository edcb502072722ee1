// Compare two trades: fetches both paths as open data and lays them beside one another; the choice stands in the fragment.

import { root, word } from "../../shared/page.js"
import { inOrder, stagesOf, unlike } from "./diff.js"
import { fact, language, make, name, ownWords, template } from "./facts.js"

const form = document.querySelector("[data-compare]")
const { a, b, only } = form.elements
const status = document.querySelector("[data-compare-status]")
const again = document.querySelector("[data-compare-again]")
const result = document.querySelector("[data-compare-result]")
const loaded = new Map()
let turn = 0

/** Shows what the address asks for: a comparison, or a sentence that says what is missing. */
async function show() {
  const mine = ++turn
  const asked = new URLSearchParams(location.hash.slice(1))
  const unknown = ["a", "b"].map((name) => asked.get(name)).find((id) => id && !known(id))
  for (const field of [a, b]) field.value = known(asked.get(field.name)) ? asked.get(field.name) : ""
  only.checked = asked.get("only") === "yes"
  again.hidden = true
  let sentence = ""
  let table
  if (unknown) sentence = word("compare-unknown", { code: unknown })
  else if (!a.value || !b.value) sentence = word("compare-choose-two")
  else if (a.value === b.value) sentence = word("compare-choose-other")
  else {
    try {
      const both = await Promise.all([a.value, b.value].map(load))
      if (mine !== turn) return
      table = laidOut(both)
      const n = table.querySelectorAll("[data-apart]").length
      const open = table.querySelectorAll("[data-state=open]").length
      sentence = word(n === 0 ? "compare-none" : n === 1 ? "compare-one" : "compare-many", { n, a: called(both[0]), b: called(both[1]) })
      if (open) sentence += ` ${word("compare-not-known", { n: open })}`
    } catch {
      if (mine !== turn) return
      sentence = word("compare-failed")
      again.hidden = false
    }
  }
  result.replaceChildren(...(table ? [table] : []))
  result.classList.toggle("only-apart", only.checked)
  status.textContent = sentence
}

const known = (id) => Boolean(id) && [...a.options].some((option) => option.value === id)
const called = (trade) => trade.code ?? name(trade)

function load(id) {
  if (!loaded.has(id)) {
    loaded.set(id, fetch(new URL(`trades/${id}/path.json`, root)).then((answer) => {
      if (!answer.ok) throw new Error(answer.status)
      return answer.json()
    }))
    loaded.get(id).catch(() => loaded.delete(id))
  }
  return loaded.get(id)
}

function laidOut(both) {
  const table = template.querySelector("table").cloneNode(true)
  table.querySelectorAll("thead th").forEach((head, n) => {
    const way = link(address(both[n]), name(both[n]))
    if (!both[n].name[language]) way.lang = language === "en" ? "fr" : "en"
    head.append(way, make("span", "how-many", both[n].code ?? ""))
  })
  if (!both.every((trade) => trade.kind)) table.querySelector("[data-fact=kind]").remove()
  for (const row of table.querySelectorAll("[data-fact]")) {
    const said = both.map((trade) => fact(row.dataset.fact, trade))
    said.forEach((one, n) => row.cells[n + 1].append(one.text, ...(one.doubt ? [" ", make("span", "doubt", word("to-be-confirmed"))] : [])))
    const open = said.some((one) => one.value === null)
    // two trades never have the same name, and that is no difference worth counting
    if (row.dataset.fact === "other-name") continue
    mark(row, open ? "open" : said[0].value === said[1].value ? "same" : "differs")
    if (open) delete row.dataset.apart
  }
  const ways = both.map((trade) => trade.ways_in.map((way) => way.id))
  table.querySelector("[data-ways]").append(...inOrder(...ways).map((id) => wayRow(id, both)))
  const stages = both.map((trade) => stagesOf(trade.path))
  table.querySelector("[data-stages]").append(...inOrder(...stages.map(ids)).flatMap((id) => stageRows(id, both, stages)))
  return table
}

function wayRow(id, both) {
  const ways = both.map((trade) => trade.ways_in.find((way) => way.id === id))
  const row = made((ways[0] ?? ways[1]).title[language])
  ways.forEach((way, n) => row.cells[n + 1].append(way ? word("answer-yes") : absent()))
  return mark(row, ...standing(ways, both))
}

/** The row of a stage, and below it, where both have it, what only one of them asks or says otherwise. */
function stageRows(id, both, stages) {
  const places = stages.map((list) => list.find((stage) => stage.stage === id))
  const titles = both.map((trade) => trade.titles[id]?.[language])
  const shared = places.every(Boolean)
  const row = made(titles[0] ?? titles[1])
  places.forEach((place, n) => {
    const cell = row.cells[n + 1]
    const at = inOrder(...stages.map(ids)).indexOf(id)
    const goesOn = inOrder(...stages.map(ids)).slice(at + 1).some((later) => ids(stages[n]).includes(later))
    cell.className = `pair__stage${goesOn ? " pair__stage--on" : ""}`
    if (!place) return cell.append(absent())
    const way = link(`${address(both[n])}${id}/`, word("stage-plain", { n: place.number }))
    way.append(make("span", "vh", `, ${titles[n]}, ${called(both[n])}`))
    const here = make("div", "pair__here")
    here.append(way, ...["outcome", "optional"].filter((key) => place[key]).map((key) => make("span", "pair__tag", word(key))))
    if (shared && titles[0] !== titles[1]) here.append(make("p", "", titles[n]))
    cell.append(station(place), here)
  })
  const more = shared ? moreRows(both[0].stages[id], both[1].stages[id], both) : []
  const apart = shared && (more.length || titles[0] !== titles[1] || ["optional", "outcome"].some((key) => places[0][key] !== places[1][key]))
  return [mark(row, ...(apart ? ["differs"] : standing(places, both))), ...more]
}

const ids = (list) => list.map((stage) => stage.stage)

function station(place) {
  const number = make("span", "strip__mark", place.number)
  if (place.optional) number.classList.add("strip__mark--dotted")
  if (place.outcome) number.classList.add("strip__mark--outcome")
  number.setAttribute("aria-hidden", "true")
  return number
}

function moreRows(first, second, both) {
  const differ = unlike(first, second, language, both.map(ownWords))
  const own = differ.map((items) => items.filter((item) => !item.both))
  const otherwise = differ.map((items) => items.filter((item) => item.both))
  return [
    ...own.map((items, n) => items.length && moreRow(word("compare-only-in", { code: called(both[n]) }), n ? [[], items] : [items, []])),
    otherwise[0].length && moreRow(word("compare-says"), otherwise),
  ].filter(Boolean)
}

function moreRow(title, lists) {
  const row = made("")
  row.className = "pair__more"
  row.cells[0].replaceChildren(title)
  lists.forEach((items, n) => {
    const list = make("ul", "")
    list.append(...items.map((item) => make("li", "", item.text)))
    row.cells[n + 1].append(items.length ? list : make("span", "vh", word("answer-no")))
    row.cells[n + 1].classList.toggle("pair__none", !items.length)
  })
  return row
}

const standing = (parts, both) => (parts.every(Boolean) ? ["same"] : ["only-in", called(both[parts[0] ? 0 : 1])])

function mark(row, state, code) {
  row.dataset.state = state
  if (state !== "same") row.dataset.apart = ""
  row.querySelector(".pair__state").textContent = word(`compare-${state}`, { code })
  return row
}

function made(title) {
  const row = template.querySelector("[data-fact]").cloneNode(true)
  delete row.dataset.fact
  row.cells[0].firstChild.textContent = `${title} `
  return row
}

const absent = () => make("span", "pair__absent", word("compare-not-there"))
const address = (trade) => new URL(`${language === "en" ? "en/" : ""}trades/${trade.trade}/`, root).href

function link(href, text) {
  const way = make("a", "", text)
  way.href = href
  return way
}

/** Puts the choice into the address, where Back, a shared link and the other language find it. */
function keep() {
  const state = new URLSearchParams([a, b, only].filter((field) => (field === only ? only.checked : field.value)).map((field) => [field.name, field.value]))
  history.replaceState(null, "", state.size ? `#${state}` : location.pathname + location.search)
  document.querySelectorAll("[data-language-switch]").forEach((way) => (way.hash = location.hash))
  show()
}

b.append(...[...a.options].map((option) => option.cloneNode(true)))
form.addEventListener("change", keep)
form.addEventListener("submit", (event) => event.preventDefault())
again.addEventListener("click", show)
addEventListener("hashchange", () => {
  const target = location.hash && !location.hash.includes("=") && document.getElementById(location.hash.slice(1))
  if (!target) show()
  else if (target.matches("details")) target.open = true
})
form.hidden = false
show()

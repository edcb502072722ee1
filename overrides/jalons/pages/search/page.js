// The search page: fetches the index of the page's language when the first word is typed.

import { button } from "../../shared/dialogs.js"
import { root, word } from "../../shared/page.js"

const SHOWN_AT_ONCE = 10
const PAUSE = 150
const KEYWORDS = "\u2063"
const ELISION = /(^|\s)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})/giu

const form = document.querySelector("[data-search-form]")
const box = form.querySelector("[name=q]")
const status = document.querySelector("[data-search-status]")
const list = document.querySelector("[data-search-results]")
const scope = document.querySelector("[data-search-scope]")

let index
let failures = 0
let asked = 0
let waiting
/** The reader's own trade: its id, what it is called, and the addresses of its pages below its own. */
let own

function load() {
  // browsers remember a module that could not be fetched, by its address
  index ??= import(new URL(`pagefind/pagefind.js${failures ? `?${failures}` : ""}`, root)).then(async (pagefind) => {
    await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 })
    await pagefind.init()
    return pagefind
  })
  return index
}

/** "l'apprenti(e)" is asked for as "apprenti", as the index holds it. */
const plain = (text) => text.normalize("NFC").replace(ELISION, "$1").replace(/\([^)]*\)?/g, " ").replace(/[’'«»"]/g, " ").trim()

async function search() {
  const question = box.value.trim()
  const turn = ++asked
  const state = new URLSearchParams()
  if (question) state.set("q", question)
  if (own) state.set("trade", own.trade)
  history.replaceState(null, "", state.size ? `#${state}` : location.pathname)
  document.querySelectorAll("[data-language-switch]").forEach((link) => (link.hash = state.toString()))
  if (!plain(question)) {
    status.textContent = ""
    list.replaceChildren()
    return
  }
  let found
  try {
    const pagefind = await load()
    found = await pagefind.search(plain(question))
  } catch {
    index = undefined
    failures++
    status.textContent = word("search-failed")
    return
  }
  if (turn !== asked) return
  const n = found.results.length
  const key = n === 0 ? "search-none" : n === 1 ? "search-found-one" : "search-found-many"
  list.replaceChildren()
  await more(found.results, 0, turn)
  if (turn === asked) status.textContent = word(key, { n, q: question })
}

/** The trade that the reader comes from; undefined where the guide has no such trade. */
async function ownTrade(trade) {
  if (!/^[\w-]+$/.test(trade)) return undefined
  try {
    const answer = await fetch(new URL(`trades/${trade}/path.json`, root))
    if (!answer.ok) return undefined
    const path = await answer.json()
    return { trade, called: path.called[document.documentElement.lang], pages: new Set(path.pages) }
  } catch {
    return undefined
  }
}

async function more(results, from, turn) {
  const found = await Promise.all(results.slice(from, from + SHOWN_AT_ONCE).map((result) => result.data()))
  if (turn !== asked) return
  const lines = found.map(onOwnPath).filter(Boolean).map(line)
  list.append(...lines)
  if (from) lines[0]?.querySelector("a").focus()
  if (results.length > from + SHOWN_AT_ONCE) {
    const rest = document.createElement("li")
    rest.append(button(word("search-more"), () => { rest.remove(); more(results, from + SHOWN_AT_ONCE, turn) }))
    list.append(rest)
  }
}

/** A page that stands for those of all trades is shown on the reader's own path, and not at all where that has none. */
function onOwnPath(page) {
  const { trade, below, any } = page.meta
  if (!own || !below || own.trade === trade) return page
  if (!own.pages.has(below)) return undefined
  const title = any ? any.replace("{trade}", own.called) : page.meta.title
  return { ...page, url: page.url.replace(`trades/${trade}/`, `trades/${own.trade}/`), meta: { ...page.meta, title, trade: own.called } }
}

function line(page) {
  const item = document.createElement("li")
  const link = document.createElement("a")
  link.href = page.url
  link.textContent = page.meta.title
  const where = document.createElement("span")
  where.className = "where"
  where.textContent = page.meta.trade
  const text = document.createElement("p")
  if (page.excerpt.includes(KEYWORDS)) text.textContent = page.meta.summary
  else text.append(...marked(page.excerpt))
  item.append(link, " ", where, text)
  return item
}

/** Pagefind's excerpt is escaped HTML with <mark>; only the marks are let through. */
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html")
  return [...parsed.body.childNodes].map((node) => {
    const text = node.textContent.replace(/(\p{L}[’'])\s+(?=\p{L})/gu, "$1").replace(/\s\((?=(?:e|ne|s|es|le|te|trice|euse)\))/g, "(")
    if (node.nodeName !== "MARK") return document.createTextNode(text)
    const mark = document.createElement("mark")
    mark.textContent = text
    return mark
  })
}

// the words stand in the fragment, which no server sees
const given = new URLSearchParams(location.hash.slice(1))
box.value = given.get("q") ?? ""
const widen = scope.querySelector("a")
widen.addEventListener("click", (event) => {
  event.preventDefault()
  own = undefined
  scope.hidden = true
  search()
  box.focus()
})

async function begin() {
  own = given.has("trade") ? await ownTrade(given.get("trade")) : undefined
  if (own) {
    scope.hidden = false
    scope.prepend(word("search-scope", { code: own.called }), " ")
  }
  if (box.value) search()
}

box.addEventListener("input", () => {
  clearTimeout(waiting)
  waiting = setTimeout(search, PAUSE)
})
form.addEventListener("submit", (event) => {
  event.preventDefault()
  clearTimeout(waiting)
  search()
})
// shown only now: sent by the browser itself, the words would go to the server and find nothing
form.hidden = false
if (!box.value) box.focus({ preventScroll: true })
begin()

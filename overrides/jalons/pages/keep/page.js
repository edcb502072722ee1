// Taking along what was ticked: as a link, as a code to scan, as a file; and taking in what another device sends.

import { generate } from "../../vendor/lean-qr/nano.mjs"
import { sayIfBlocked, store } from "../../shared/memory.js"
import { writtenDay } from "../../shared/dates.js"
import { ask, tell } from "../../shared/dialogs.js"
import { language, roleName, root, trade, word } from "../../shared/page.js"
import { Refused, decode, encode } from "./passport.js"
import { counted, newer } from "../../shared/store.js"

const page = document.querySelector("[data-keep]")
const { dates, ...numbers } = JSON.parse(page.dataset.keep)
const guide = { trade, ...numbers }
const part = (name) => page.querySelector(`[data-${name}]`)
const FILE = 1
const LARGEST = 2e6
const OF_TRADE = ["tick", "mark", "me", "hours"].map((kind) => `${kind}:${trade}/`)
const OF_ALL = ["answer:"]
/** What a link carries; hours are for files. */
const IN_LINK = [`tick:${trade}/`, `mark:${trade}/`, `me:${trade}/`, ...OF_ALL]
let offered = null

// ---------- what goes out

function link() {
  const { text, left } = encode(store.state(...IN_LINK), guide)
  return { address: `${location.href.split("#")[0]}#p=${text}`, left }
}

function show() {
  const role = store.get(`me:${trade}/role`)
  for (const box of page.querySelectorAll("[name=role]")) box.checked = box.value === role
  const written = guide.ids[`trades/${trade}`] !== undefined
  for (const one of page.querySelectorAll("[data-if-written]")) one.hidden = !written
  if (!written) return (part("holds").textContent = word("passport-unreleased"))
  const { address, left } = link()
  part("link").value = part("link-on-paper").textContent = address
  part("qr").replaceChildren(drawn(generate(address)))
  const count = (start) => store.keys(start).filter((key) => store.get(key)).length
  const says = [
    counting("holds-ticks", store.done(`${trade}/`).length), counting("holds-marks", count(`mark:${trade}/`)),
    counting("holds-answers", count("answer:")), counting("holds-dates", store.keys(`me:${trade}/`).filter((key) => key !== `me:${trade}/role` && store.get(key)).length),
  ].filter(Boolean)
  part("holds").textContent = `${says.length ? word("holds", { what: says.join(", ") }) : word("holds-nothing")}${
    left ? ` ${counting("holds-left", left)}` : ""}`
}

const counting = (name, n) => (n ? word(n === 1 ? `${name}-one` : `${name}-many`, { n }) : "")

/** The code as a picture: black on white whatever the page's colours, with the empty border that cameras want. */
function drawn(code) {
  const space = "http://www.w3.org/2000/svg"
  const picture = document.createElementNS(space, "svg")
  const size = code.size + 8
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`)
  let path = ""
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + 4} ${y + 4}h1v1h-1z`
  for (const [name, d, colour] of [["rect", "", "#fff"], ["path", path, "#000"]]) {
    const shape = document.createElementNS(space, name)
    if (d) shape.setAttribute("d", d)
    else shape.setAttribute("width", size), shape.setAttribute("height", size)
    shape.setAttribute("fill", colour)
    picture.append(shape)
  }
  return picture
}

function save() {
  const state = Object.fromEntries([...store.state(...OF_TRADE, ...OF_ALL)].map(([key, { n, value }]) => [key, [n, value]]))
  const text = JSON.stringify({ jalons: FILE, guide: guide.tag, trade, state }, null, 1)
  const made = document.createElement("a")
  made.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
  made.download = `jalons-${trade}-${new Date().toISOString().slice(0, 10)}.json`
  made.click()
  setTimeout(() => URL.revokeObjectURL(made.href), 1e4)
}

// ---------- what comes in

/** The state that a file holds, every part of it checked. Throws Refused. */
function read(text) {
  let kept
  try {
    kept = JSON.parse(text)
  } catch {
    throw new Refused("damaged")
  }
  if (typeof kept?.jalons !== "number" || typeof kept.state !== "object" || !kept.state) throw new Refused("foreign")
  if (kept.jalons > FILE) throw new Refused("newer")
  if (kept.guide !== guide.tag) throw new Refused("foreign")
  if (kept.trade !== trade) throw new Refused("trade")
  const state = new Map()
  for (const [key, one] of Object.entries(kept.state)) {
    const mine = [...OF_TRADE, ...OF_ALL].some((start) => key.startsWith(start) && key.length < 200)
    const fits = Array.isArray(one) && typeof one[1] === "string" && one[1].length < 2000
    const value = mine && fits && counted(key, key.startsWith("tick:") ? `${one[0]}` : `${one[0]} ${one[1]}`)
    if (!value) throw new Refused("damaged")
    state.set(key, value)
  }
  return state
}

/** Shows what a state would change here, and asks. */
async function offer(state) {
  const changes = [...state].filter(([key, theirs]) => {
    const ours = store.state(key).get(key) ?? { n: 0, value: "" }
    return newer(theirs, ours) === theirs && (theirs.n !== ours.n || theirs.value !== ours.value)
  })
  const order = Object.entries((await path()).stages).flatMap(([stage, items]) => items.map(({ id }) => `tick:${trade}/${stage}/${id}`))
  changes.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
  const lines = await Promise.all(changes.map(([key, theirs]) => told(key, theirs)))
  const shown = lines.filter(Boolean)
  offered = new Map(changes)
  part("incoming").hidden = false
  part("incoming-says").textContent = shown.length ? counting("incoming-brings", shown.length) : word("incoming-nothing")
  part("incoming-list").replaceChildren(...shown.map((text) => {
    const line = document.createElement("li")
    line.textContent = text
    return line
  }))
  part("take").hidden = !shown.length
  part("leave").textContent = word(shown.length ? "incoming-leave" : "close")
  // what changes nothing that shows still counts
  if (!shown.length) store.merge(offered)
  part("incoming").focus()
  part("incoming").scrollIntoView({ block: "start" })
}

/** One change in words; "" for one that nobody sees. */
async function told(key, { n, value }) {
  const [kind, name] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)]
  if (kind === "tick") {
    const done = n % 2 === 1
    return store.has(name) === done ? "" : word(done ? "incoming-tick" : "incoming-untick", { what: await taskNamed(name) })
  }
  if (store.get(key) === value) return ""
  if (kind === "mark") {
    const [how, who, since] = value.split(" ")
    const says = how === "wait" ? word("status-wait", { who: roleName(who), day: writtenDay(since, language) }) : word(how === "skip" ? "status-skip" : "status-auto")
    return word("incoming-mark", { stage: (await path()).titles[name.split("/")[1]]?.[language] ?? name, status: says })
  }
  if (kind === "me" && name.endsWith("/role")) return word("incoming-role", { who: roleName(value) })
  if (kind === "me") return value ? word("incoming-date", { name: dates[name.split("/")[1]] ?? name, day: writtenDay(value, language) }) : word("incoming-date-gone", { name: dates[name.split("/")[1]] ?? name })
  return word(kind === "answer" ? "incoming-answer" : "incoming-hours")
}

let fetched
const path = () => (fetched ??= fetch(new URL(`trades/${trade}/path.json`, root)).then((answer) => answer.json()).catch(() => ({ stages: {}, titles: {} })))

async function taskNamed(name) {
  const [, stage, item] = name.split("/")
  const { stages } = await path()
  return stages[stage]?.find(({ id }) => id === item)?.text[language] ?? word("incoming-task-gone")
}

function settle() {
  part("incoming").hidden = true
  offered = null
  if (location.hash.startsWith("#p=")) history.replaceState(null, "", location.pathname + location.search)
  dispatchEvent(new HashChangeEvent("hashchange"))
}

/** Takes in what `reading` gives, or says why not; then nothing has changed. */
async function takeIn(reading) {
  try {
    await offer(await reading())
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused
    settle()
    tell(word(`passport-${refused.message}`))
  }
}

function fromAddress() {
  if (location.hash.startsWith("#p=")) takeIn(() => decode(location.hash.slice(3), guide))
}

page.addEventListener("change", ({ target }) => {
  if (target.name === "role") store.put(`me:${trade}/role`, target.value)
  if (target.matches("[data-open]") && target.files.length) {
    const [file] = target.files
    takeIn(async () => {
      if (file.size > LARGEST) throw new Refused("damaged")
      return read(await file.text())
    })
    target.value = ""
  }
})
part("take").addEventListener("click", () => {
  const before = store.merge(offered)
  settle()
  tell(word("incoming-taken"), { name: word("incoming-undo"), run: () => { store.restore(before); tell(word("incoming-undone")) } })
})
part("leave").addEventListener("click", settle)
part("save").addEventListener("click", save)
part("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(part("link").value)
    tell(word("passport-copied"))
  } catch {
    part("link").select()
    tell(word("passport-copy-by-hand"))
  }
})
if (navigator.share) {
  part("share").hidden = false
  part("share").addEventListener("click", () => navigator.share({ title: document.title, url: part("link").value }).catch(() => {}))
}
part("link").addEventListener("focus", ({ target }) => target.select())
part("forget").addEventListener("click", () => {
  ask(word("forget-ask"), () => {
    const before = store.forget()
    // what was typed for a letter is kept until the tab is closed
    try {
      Object.keys(sessionStorage).filter((key) => key.startsWith(`jalons:${root.pathname}:`)).forEach((key) => sessionStorage.removeItem(key))
    } catch { /* then nothing was kept there */ }
    tell(word("forgotten"), { name: word("undo"), run: () => { store.restore(before); tell(word("undone")) } })
  })
})
store.addEventListener("change", show)
addEventListener("hashchange", fromAddress)
page.hidden = false
sayIfBlocked()
show()
fromAddress()

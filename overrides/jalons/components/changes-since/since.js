// What has changed since a sheet was printed: its version stands behind "#v=", and since.json says what became of each.

import { button } from "../../shared/dialogs.js"
import { root, trade, word } from "../../shared/page.js"
import { dress } from "./stylesheet.js"

const language = document.documentElement.lang
const OF = { "": ["stage", "tasks", "notes", "hand_in"], checklist: ["stage", "tasks", "hand_in"] }
const OF_STAGE = {
  "": ["stage", "happens", "have_ready", "tasks", "notes", "to_confirm", "hand_in"],
  "hand-in": ["stage", "hand_in"],
}
const SHEET = ["stage", "have_ready", "tasks", "hand_in"]
let known, panel

/** Tells it at the top of the page; an address without a version changes nothing. */
export async function show() {
  if (!trade || !location.hash.startsWith("#v=")) return
  const version = /^#v=([0-9a-f]{8})$/.exec(location.hash)?.[1]
  try {
    known ??= await (await fetch(new URL(`trades/${trade}/since.json`, root))).json()
  } catch {
    return
  }
  dress("components/changes-since/lazy.css")
  const says = known.says[language]
  const of = version && Object.hasOwn(known.versions, version) ? known.versions[version] : null
  const { stage, sheet } = here()
  const changes = of ? concerning(of.changes, stage, sheet) : []
  const key = !of ? "unknown" : !changes.length ? "none" : changes.length === 1 ? "one" : "many"
  const marks = { "{n}": changes.length, "{day}": of?.day[language] }
  tell(says[key].replace(/\{\w+\}/g, (mark) => marks[mark]), lists(changes, stage, says), says.title)
}

/** Which page of the trade this is: the stage it is about, if any, and which sheet of it. */
function here() {
  const [stage = "", sheet = ""] = location.pathname.slice(root.pathname.length).replace(/^en\//, "").split("/").slice(2)
  return known.path.includes(stage) ? { stage, sheet } : { stage: "", sheet: stage }
}

/** The changes of what this page shows: [stage, kind, list, id, the only language in which it is reworded]. */
function concerning(changes, stage, sheet) {
  const lists = stage ? OF_STAGE[sheet] ?? SHEET : OF[sheet] ?? OF.checklist
  return Object.entries(changes)
    .filter(([of]) => !stage || of === stage)
    .flatMap(([of, parts]) => parts.map((part) => [of, ...part]))
    .filter(([, , list, id]) => lists.includes(list) && (id !== "summary" || sheet !== "checklist" || stage))
}

/** One list for each stage; where the page shows several, its title before it. */
function lists(changes, stage, says) {
  const found = []
  for (const of of new Set(changes.map(([one]) => one))) {
    if (!stage && known.titles[of]) found.push(made("p", "told__stage", known.titles[of][language]))
    const list = made("ul", "told__list", "")
    list.setAttribute("role", "list")
    list.append(...changes.filter(([one]) => one === of).map((change) => line(change, stage, says)))
    found.push(list)
  }
  return found
}

function line([of, kind, list, id, only], stage, says) {
  const item = document.createElement("li")
  const whole = list === "stage" && (kind === "gone" ? !id.includes("/") : !id)
  // the sheet may have been printed in two languages
  const other = only && only !== language
  item.append(made("strong", "", says[whole ? `stage-${kind}` : other ? "reworded-other" : kind]), " ")
  item.append(...(kind === "gone" ? gone(id, stage, says) : [link(of, id, stage, list === "hand_in" ? "hand-in/" : "")]))
  return item
}

function gone(id, stage, says) {
  const why = Object.hasOwn(known.gone, id) ? known.gone[id] : null
  if (!why) return [says["gone-plain"]]
  if (!Array.isArray(why)) return [why[language]]
  const now = why.filter((name) => known.words[name])
  return now.length ? [says["gone-replaced"], ...now.flatMap((name) => [" ", link(...name.split("/"), stage)])] : [says["gone-plain"]]
}

/** The present words, leading to where they stand: on this page, or on the stage's own. */
function link(of, id, stage, sheet = "") {
  const on = id && (document.getElementById(`${of}--${id}`) ?? (of === stage ? document.getElementById(id) : null))
  const folder = location.pathname.slice(root.pathname.length).startsWith("en/") ? "en/" : ""
  const to = made("a", "", (known.words[`${of}/${id}`] ?? known.titles[of])[language])
  to.href = on ? `#${on.id}` : new URL(`${folder}trades/${trade}/${of}/${sheet || (id && `#${id}`)}`, root)
  return to
}

function made(name, kind, text) {
  const element = document.createElement(name)
  if (kind) element.className = kind
  element.textContent = text
  return element
}

function tell(sentence, parts, title) {
  panel?.remove()
  panel = made("section", "told", "")
  panel.setAttribute("aria-label", title)
  const said = made("p", "told__title", "")
  said.setAttribute("role", "status")
  panel.append(said, ...parts, button(word("close"), () => panel.remove()))
  const lead = document.querySelector(".page .lead")
  lead ? lead.after(panel) : document.querySelector(".page").prepend(panel)
  // a live region must be in the page before its words are, or they are not read out
  requestAnimationFrame(() => (said.textContent = sentence))
}

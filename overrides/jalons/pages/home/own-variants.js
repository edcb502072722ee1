// @ts-check
// The reader's variants on the home page: of the first, what is next and how far they are; of the others, how far.

import { writtenDay } from "../../shared/dates.js"
import { clone, one } from "../../shared/dom.js"
import { shownLanguage } from "../../shared/locale.js"
import { store } from "../../shared/memory.js"
import { addressOfVariant, language, reader, roleName, root, rootOfLanguage, word } from "../../shared/page.js"
import { isOffWay, openChoice } from "../../shared/own-way.js"
import { isHeld, stageStatus, standing, tally } from "../../shared/progress.js"
import { pauseInWords } from "./pause.js"

/**
 * @import { Wanted } from "../../shared/decisions/answers.js"
 * @import { Stage } from "../../shared/progress.js"
 * @import { ForWhom } from "../../shared/own-way.js"
 *
 * @typedef {Record<string, string>} Words
 * @typedef {{ waits?: string, waits_for?: string, needs?: string[], if_answered?: Wanted }} Around what surrounds a stage
 * @typedef {{ stage: string, number: string, optional: boolean, may_skip?: boolean } & Around} StageEntry
 * @typedef {{ together: string, branches: Entry[][] }} ForkEntry
 * @typedef {{ choose: string, number: string, says: Words, options: { id: string, if_answered?: Wanted }[], branches: Entry[][] }} ChoiceEntry
 * @typedef {StageEntry | ForkEntry | ChoiceEntry} Entry
 * @typedef {object} Path what is used of path.json
 * @property {string} variant
 * @property {string | null} code
 * @property {Record<string, string | null>} name
 * @property {Entry[]} path
 * @property {Record<string, Words>} titles
 * @property {Record<string, { id: string, text: Words, who: string[], needs?: string[] }[]>} stages
 *
 * @typedef {Stage & { number: string }} NumberedStage
 */

const has = (/** @type {string} */ task) => store.has(task)
/** @type {Map<string, Promise<Path | null>>} */
const fetched = new Map()
let turn = 0

/**
 * Shows these variants; one that the guide no longer has is passed over.
 *
 * @param {string[]} ids
 */
export async function show(ids) {
  const mine = ++turn
  const [first, ...others] = (await Promise.all(ids.map(fetchPath))).filter((path) => path !== null)
  if (mine !== turn) return
  document.documentElement.classList.toggle("returning", first !== undefined)
  if (!first) return
  one("[data-yours-main]", HTMLElement).replaceChildren(ownVariant(first))
  one("[data-yours-others]", HTMLElement).replaceChildren(...others.map(otherVariant))
}

/** @param {string} id */
function fetchPath(id) {
  const path = fetched.get(id) ?? fetch(new URL(`${addressOfVariant(id)}path.json`, root)).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null)
  fetched.set(id, path)
  return path
}

/** @param {Path} path */
const linkTo = ({ variant }) => new URL(addressOfVariant(variant), rootOfLanguage).href

/**
 * The name of a variant on a link to its path, marked where it is not in the language of the page.
 *
 * @param {HTMLAnchorElement} link
 * @param {Path} path
 */
function nameOn(link, path) {
  const shown = shownLanguage(path.name, language)
  link.href = linkTo(path)
  link.textContent = path.name[shown] ?? ""
  if (shown !== language) link.lang = shown
}

/** @param {Path} path */
function ownVariant(path) {
  const made = clone("your-path")
  nameOn(made.part("name", HTMLAnchorElement), path)
  const stages = stagesOf(path)
  const { here: [here], now, aim, waiting, paused, choice } = standing(stages, has, store.get(`me:${path.variant}/role`) || store.get("answer:role") || reader)
  const stage = now && !aim ? now.stage : here
  const next = made.part("next", HTMLAnchorElement)
  const task = now && !aim ? path.stages[now.stage.id]?.find(({ id }) => now.id.endsWith(`/${id}`)) : undefined
  next.href = `${linkTo(path)}${stage ? `${stage.id}/` : ""}${task ? `#${task.id}` : ""}`
  next.textContent = task?.text[language] ?? (stage ? path.titles[stage.id]?.[language] : undefined) ?? word("see-whole-path")
  const { done, all } = tally(stages, has)
  const meter = made.part("meter", HTMLProgressElement)
  meter.max = all || 1
  meter.value = done
  const toChoose = choice && choiceOf(path.path, choice)
  if (toChoose) {
    next.href = `${linkTo(path)}#choose--${toChoose.choose}`
    next.textContent = toChoose.says[language] ?? null
  }
  const number = toChoose ? toChoose.number : stage?.number
  const begun = number === undefined ? "" : word(now || toChoose ? "next-thing" : "next-none", { n: number })
  const title = aim || !begun ? word("all-done") : paused ? paused.pause ?? "" : begun
  const waits = waiting.map(waitsFor).join(" ")
  return made.say({ code: path.code ?? "", title, waits, count: word("done-of-path", { done, all }) }).element
}

/**
 * For whom a stage waits, and since when.
 *
 * @param {NumberedStage} stage
 */
function waitsFor({ number, status }) {
  if (status.kind !== "wait") return ""
  return word("next-waits-stage", { n: number, who: roleName(status.who), day: writtenDay(status.since, language) })
}

/** @param {Path} path */
function otherVariant(path) {
  const made = clone("your-other-variant")
  nameOn(made.part("name", HTMLAnchorElement), path)
  return made.say({ count: word("done-of", tally(stagesOf(path), has)) }).element
}

/**
 * The stages of a path in its order, each with how far the reader is.
 *
 * @param {Path} path
 */
function stagesOf(path) {
  /** @type {[entry: StageEntry, fork: string, whom: ForWhom][]} */
  const entries = []
  const add = (/** @type {Entry} */ entry, /** @type {string} */ fork, /** @type {ForWhom} */ whom) => {
    if ("together" in entry) {
      for (const [n, branch] of entry.branches.entries()) for (const inner of branch) add(inner, `${fork} ${entry.together}:${n}`.trim(), whom)
    } else if ("choose" in entry) {
      for (const [n, { id, if_answered: asks }] of entry.options.entries()) {
        const within = { chosen: [...whom.chosen, /** @type {[string, string]} */ ([entry.choose, id])], asks: { ...whom.asks, ...asks } }
        for (const inner of entry.branches[n] ?? []) add(inner, fork, within)
      }
    } else entries.push([entry, fork, { chosen: whom.chosen, asks: { ...whom.asks, ...entry.if_answered } }])
  }
  for (const entry of path.path) add(entry, "", { chosen: [], asks: {} })
  const off = new Set(entries.filter(([, , whom]) => isOffWay(path.variant, whom)).map(([{ stage }]) => stage))
  return entries.map(([entry, fork, whom]) => stageOf(path, entry, fork, whom, off))
}

/**
 * A choice of that id, also one within a fork.
 *
 * @param {Entry[]} entries
 * @param {string} id
 * @returns {ChoiceEntry | undefined}
 */
function choiceOf(entries, id) {
  const forks = entries.flatMap((entry) => ("branches" in entry ? [entry] : []))
  const own = forks.find((fork) => "choose" in fork && fork.choose === id)
  if (own && "choose" in own) return own
  return forks.map((fork) => choiceOf(fork.branches.flat(), id)).find(Boolean)
}

/**
 * @param {Path} path
 * @param {StageEntry} entry
 * @param {string} fork in which branches it stands
 * @param {ForWhom} whom
 * @param {Set<string>} off the stages that the reader does not come by
 * @returns {NumberedStage}
 */
function stageOf({ variant, stages }, entry, fork, whom, off) {
  const { stage: id, number, optional, may_skip: maySkip = false, needs, waits, waits_for: who } = entry
  const tasksOf = (/** @type {string} */ need) => (need.includes("/") ? [need] : (stages[need] ?? []).map((task) => `${need}/${task.id}`))
  const held = (/** @type {string[]} */ names = []) => isHeld(names.flatMap(tasksOf).filter((need) => !off.has(need.split("/")[0] ?? "")), variant, has, (name) => store.get(`mark:${name}`))
  const tasks = (stages[id] ?? []).map((task) => ({ id: `${variant}/${id}/${task.id}`, who: task.who, held: held(task.needs) }))
  const pause = pauseInWords(number, waits ?? "", who ?? "")
  const status = off.has(id) ? { kind: /** @type {const} */ ("out") } : stageStatus(tasks.map((task) => task.id), has, store.get(`mark:${variant}/${id}`))
  return { id, number, optional: optional || maySkip, maySkip, fork, tasks, pause, held: held(needs), choice: openChoice(variant, whom), status }
}

// @ts-check
// Says in words what another device would change here.

import { writtenDay } from "../../shared/dates.js"
import { store } from "../../shared/memory.js"
import { addressOfVariant, language, roleName, root, variant, word } from "../../shared/page.js"
import { dateNames } from "./scope.js"

/**
 * @import { Kept } from "./passport.js"
 *
 * @typedef {Record<string, string>} Text
 * @typedef {{stages: Record<string, {id: string, text: Text}[]>, titles: Record<string, Text>}} Path of the open data of a variant, what is needed here
 */

/** @type {Promise<Path> | undefined} */
let path

/**
 * The path of the variant as open data; empty where it cannot be had.
 *
 * @returns {Promise<Path>}
 */
export function fetchPath() {
  path ??= fetch(new URL(`${addressOfVariant(variant)}path.json`, root)).then((answer) => answer.json()).catch(() => ({ stages: {}, titles: {} }))
  return path
}

/**
 * One change in words; "" for one that nobody sees.
 *
 * @param {string} key
 * @param {Kept} theirs
 * @returns {string | Promise<string>}
 */
export function describeChange(key, { n, value }) {
  const [kind, name] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)]
  if (kind === "tick") return describeTick(name, n % 2 === 1)
  if (store.get(key) === value) return ""
  if (kind === "mark") return describeMark(name, value)
  if (kind === "me") return name.endsWith("/role") ? word("incoming-role", { who: roleName(value) }) : describeDate(name, value)
  return word(["answer", "choice"].includes(kind) ? "incoming-answer" : "incoming-hours")
}

/**
 * @param {string} task VARIANT/STAGE/TASK
 * @param {boolean} isDone
 */
async function describeTick(task, isDone) {
  if (store.has(task) === isDone) return ""
  const [, stage = "", id] = task.split("/")
  const { stages } = await fetchPath()
  const what = stages[stage]?.find((each) => each.id === id)?.text[language] ?? word("incoming-task-gone")
  return word(isDone ? "incoming-tick" : "incoming-untick", { what })
}

/**
 * @param {string} stage VARIANT/STAGE
 * @param {string} value "skip", "wait ROLE DAY" or ""
 */
async function describeMark(stage, value) {
  const [kind, role = "", since = ""] = value.split(" ")
  const waits = () => word("status-wait", { who: roleName(role), day: writtenDay(since, language) })
  const status = kind === "wait" ? waits() : word(kind === "skip" ? "status-skip" : "status-auto")
  const { titles } = await fetchPath()
  return word("incoming-mark", { stage: titles[secondPart(stage)]?.[language] ?? stage, status })
}

/** @param {string} name */
const secondPart = (name) => name.split("/")[1] ?? ""

/**
 * @param {string} date VARIANT/DATE
 * @param {string} day
 */
function describeDate(date, day) {
  const name = dateNames[secondPart(date)] ?? date
  return day ? word("incoming-date", { name, day: writtenDay(day, language) }) : word("incoming-date-gone", { name })
}

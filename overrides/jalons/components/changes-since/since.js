// @ts-check
// What has changed since a sheet was printed: its version stands behind "#v=", and since.json says what became of each.

import { addressOfVariant, root, rootOfLanguage, variant } from "../../shared/page.js"
import { loadStylesheet } from "../../shared/stylesheet.js"
import { showPanel } from "./panel.js"

/**
 * @typedef {Record<string, string>} Text
 * @typedef {"new" | "gone" | "reworded"} Kind
 * @typedef {[kind: Kind, list: string, id: string, only?: string]} Entry `only` is the one language in which it is reworded
 * @typedef {{stage: string, kind: Kind, list: string, id: string, only?: string}} Change
 * @typedef {{stage: string, sheet: string}} Place the stage that a page is about, if any, and which sheet of it
 *
 * @typedef {object} Since what since.json holds
 * @property {string[]} path the stages of the variant
 * @property {Record<string, {day: Text, changes: Record<string, Entry[]>}>} versions what changed by stage since each version
 * @property {Record<string, Text>} titles of stages
 * @property {Record<string, Text>} words the present words of STAGE/PART
 * @property {Record<string, Text | string[]>} gone why a part is gone, or what took its place
 * @property {Record<string, Record<string, string>>} says the sentences of this component
 */

/** What the pages of a whole variant show of each stage. */
const SHOWN_OF_VARIANT = new Map([["", ["stage", "tasks", "notes", "hand_in"]]])
const SHOWN_OF_ALL_STAGES = ["stage", "tasks", "hand_in"]
/** What the pages of one stage show. */
const SHOWN_OF_STAGE = new Map([
  ["", ["stage", "happens", "have_ready", "tasks", "notes", "to_confirm", "hand_in"]],
  ["hand-in", ["stage", "hand_in"]],
])

/** @type {Since | undefined} */
let known

/** Tells it at the top of the page; an address without a version changes nothing. */
export async function show() {
  if (!variant || !location.hash.startsWith("#v=")) return
  const fingerprint = /^#v=([0-9a-f]{8})$/.exec(location.hash)?.[1] ?? ""
  try {
    known ??= await fetchSince()
  } catch {
    return
  }
  loadStylesheet("components/changes-since/lazy.css")
  const place = placeOfPage(known)
  const version = Object.hasOwn(known.versions, fingerprint) ? known.versions[fingerprint] : undefined
  showPanel(known, place, version && { day: version.day, changes: changesOn(place, version.changes) })
}

/** @returns {Promise<Since>} */
const fetchSince = async () => (await fetch(new URL(`${addressOfVariant(variant)}since.json`, root))).json()

/**
 * Which page of the variant this is.
 *
 * @param {Since} since
 * @returns {Place}
 */
function placeOfPage({ path }) {
  const [stage = "", sheet = ""] = location.pathname.slice(new URL(addressOfVariant(variant), rootOfLanguage).pathname.length).split("/")
  return path.includes(stage) ? { stage, sheet } : { stage: "", sheet: stage }
}

/**
 * The changes of what a page shows.
 *
 * @param {Place} place
 * @param {Record<string, Entry[]>} changes by stage
 * @returns {Change[]}
 */
function changesOn({ stage, sheet }, changes) {
  const shown = stage ? SHOWN_OF_STAGE.get(sheet) ?? SHOWN_OF_ALL_STAGES : SHOWN_OF_VARIANT.get(sheet) ?? SHOWN_OF_ALL_STAGES
  // the sheet of the whole path has no summaries of its stages
  const isShown = (/** @type {Change} */ { list, id }) => shown.includes(list) && (id !== "summary" || sheet !== "checklist")
  return Object.entries(changes)
    .filter(([of]) => !stage || of === stage)
    .flatMap(([of, entries]) => entries.map(([kind, list, id, only]) => ({ stage: of, kind, list, id, only })))
    .filter(isShown)
}

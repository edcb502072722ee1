// @ts-check
// The panel at the top of a page that lists what changed since a sheet was printed.

import { clone, maybe, one } from "../../shared/dom.js"
import { fill } from "../../shared/filling.js"
import { addressOfVariant, language, rootOfLanguage, variant } from "../../shared/page.js"
import { pluralKey } from "../../shared/plural.js"

/**
 * @import { Change, Place, Since, Text } from "./since.js"
 *
 * @typedef {{since: Since, place: Place}} Shown what is known, and the page on which it is told
 */

/** @type {HTMLElement | undefined} */
let panel

/**
 * The sentence of a name, in the page's language.
 *
 * @param {Since} since
 * @param {string} key
 */
const say = (since, key) => since.says[language]?.[key] ?? key

/**
 * Shows the panel, in place of one that shows already.
 *
 * @param {Since} since
 * @param {Place} place
 * @param {{day: Text, changes: Change[]}} [version] none where the version is not known
 */
export function showPanel(since, place, version) {
  panel?.remove()
  const made = clone("since")
  const section = made.element
  section.setAttribute("aria-label", say(since, "title"))
  made.part("stages", HTMLElement).replaceChildren(...stageLists({ since, place }, version?.changes ?? []))
  made.part("close", HTMLButtonElement).addEventListener("click", () => section.remove())
  const lead = maybe(".page .lead", HTMLElement)
  if (lead) lead.after(section)
  else one(".page", HTMLElement).prepend(section)
  panel = section
  // a live region must be in the page before its words are, or they are not read out
  requestAnimationFrame(() => made.say({ sentence: sentence(since, version) }))
}

/**
 * @param {Since} since
 * @param {{day: Text, changes: Change[]}} [version]
 */
function sentence(since, version) {
  if (!version) return say(since, "unknown")
  const n = version.changes.length
  return fill(say(since, n ? pluralKey("changed", n, language) : "none"), { n, day: version.day[language] ?? "" })
}

/**
 * One list for each stage; where the page shows several, its title before it.
 *
 * @param {Shown} shown
 * @param {Change[]} changes
 */
function stageLists(shown, changes) {
  const { since, place } = shown
  return [...new Set(changes.map(({ stage }) => stage))].map((stage) => {
    const made = clone("since-stage")
    const title = place.stage ? undefined : since.titles[stage]
    if (title) made.say({ title: title[language] ?? "" })
    else made.part("title", HTMLElement).remove()
    made.part("changes", HTMLElement).replaceChildren(...changes.filter((change) => change.stage === stage).map((change) => line(change, shown)))
    return made.element
  })
}

/**
 * @param {Change} change
 * @param {Shown} shown
 */
function line(change, shown) {
  const { kind, id } = change
  const made = clone("since-change").say({ kind: say(shown.since, kindOf(change)) })
  const words = made.part("words", HTMLElement)
  if (kind === "gone") tellGone(words, id, shown)
  else words.append(link(change, shown))
  return made.element
}

/**
 * The name of the words for a kind of change: a whole stage has its own, and so has what is reworded in the other language,
 * in which the sheet may have been printed too.
 *
 * @param {Change} change
 */
function kindOf({ kind, list, id, only }) {
  const isWholeStage = list === "stage" && (kind === "gone" ? !id.includes("/") : !id)
  if (isWholeStage) return `stage-${kind}`
  return only && only !== language ? "reworded-other" : kind
}

/**
 * Says why a part is gone, or what took its place.
 *
 * @param {HTMLElement} words
 * @param {string} id STAGE/PART
 * @param {Shown} shown
 */
function tellGone(words, id, shown) {
  const { since } = shown
  const reason = (Object.hasOwn(since.gone, id) ? since.gone[id] : undefined) ?? []
  if (!Array.isArray(reason)) {
    words.append(reason[language] ?? "")
    return
  }
  const successors = reason.filter((name) => since.words[name])
  words.append(say(since, successors.length ? "gone-replaced" : "gone-plain"))
  for (const name of successors) {
    const [stage = "", part = ""] = name.split("/")
    words.append(" ", link({ stage, id: part, list: "" }, shown))
  }
}

/**
 * The present words of a part, leading to where they stand: on this page, or on the stage's own.
 *
 * @param {Pick<Change, "stage" | "id" | "list">} part
 * @param {Shown} shown
 */
function link({ stage, id, list }, { since, place }) {
  const here = id ? document.getElementById(`${stage}--${id}`) ?? (stage === place.stage ? document.getElementById(id) : null) : null
  const address = new URL(`${addressOfVariant(variant)}${stage}/${list === "hand_in" ? "hand-in/" : id && `#${id}`}`, rootOfLanguage)
  const text = (since.words[`${stage}/${id}`] ?? since.titles[stage])?.[language] ?? ""
  const way = clone("since-link").say({ link: text }).part("link", HTMLAnchorElement)
  way.href = here ? `#${here.id}` : address.href
  return way
}

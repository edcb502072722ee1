// @ts-check
// The list of what was found: ten at once, then ten more.

import { clone, one } from "../../shared/dom.js"
import { joined } from "./elision.js"
import { onOwnPath } from "./finding.js"

/** @typedef {import("./finding.js").Found} Found */

const SHOWN_AT_ONCE = 10
const KEYWORDS = "\u2063"
const list = one("[data-search-results]", HTMLElement)

/** Which search is shown; what an earlier one still fetches is dropped. */
let shown = 0

/**
 * Shows what was found in place of what was there; gives whether it is still what is wanted.
 *
 * @param {Found[]} found
 * @param {import("./leads.js").First[]} first what stands before it, and not once more within it
 * @param {import("./finding.js").OwnVariant | null} own
 * @param {import("./elision.js").Attached} attached
 */
export async function showResults(found, first, own, attached) {
  const turn = ++shown
  list.replaceChildren(...first.map(firstLine))
  const said = new Set(first.map(({ url }) => new URL(url).pathname))
  await showMore()
  return turn === shown

  async function showMore(from = 0) {
    const pages = await Promise.all(found.slice(from, from + SHOWN_AT_ONCE).map((each) => each.data()))
    if (turn !== shown) return
    const lines = pages.map((page) => onOwnPath(page, own)).filter(({ url }) => !said.has(new URL(url, location.href).pathname))
      .map((page) => line(page, attached))
    list.append(...lines.map(({ element }) => element))
    if (from) lines[0]?.part("link", HTMLElement).focus()
    if (found.length > from + SHOWN_AT_ONCE) list.append(moreButton(() => showMore(from + SHOWN_AT_ONCE)))
  }
}

/** @param {import("./leads.js").First} first */
function firstLine({ url, title, variant, text, lang = "" }) {
  const made = clone("result").say({ link: title, variant, text })
  const link = made.part("link", HTMLAnchorElement)
  link.href = url
  if (lang) link.lang = lang
  made.element.classList.add("results__first")
  return made.element
}

/** @param {() => void} run */
function moreButton(run) {
  const more = clone("more-results")
  more.part("more", HTMLButtonElement).addEventListener("click", () => {
    more.element.remove()
    run()
  })
  return more.element
}

/**
 * @param {ReturnType<typeof onOwnPath>} page
 * @param {import("./elision.js").Attached} attached
 */
function line({ url, title, variant, summary, excerpt }, attached) {
  const made = clone("result").say({ link: title, variant })
  made.part("link", HTMLAnchorElement).href = url
  // an excerpt with everyday words in it shows what the page does not say
  const parts = excerpt.includes(KEYWORDS) ? [summary] : marked(joined(excerpt, attached))
  made.part("text", HTMLElement).append(...parts)
  return made
}

/**
 * Pagefind's excerpt is escaped HTML with <mark>; only the marks are let through.
 *
 * @param {string} excerpt
 */
function marked(excerpt) {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html")
  return [...body.childNodes].map((node) => {
    const text = node.textContent ?? ""
    return node.nodeName === "MARK" ? clone("mark").say({ mark: text }).element : text
  })
}

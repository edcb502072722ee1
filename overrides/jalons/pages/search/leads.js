// @ts-check
// What comes before all that search finds: the page that answers a common question, and the variants that are called so.

import { fetchVariants } from "../../components/finder/fetched.js"
import { isCalled, ranked } from "../../components/finder/ranking.js"
import { all, data, one } from "../../shared/dom.js"
import { foldWords } from "../../shared/folding.js"
import { addressOfVariant, variantFolder } from "../../shared/page.js"

/** The address of a page about a variant: which, and what stands below it. */
const OF_VARIANT = new RegExp(`/${variantFolder}/([^/]+)/([^#]*)`)
const MOST_LEADS = 2
const MOST_VARIANTS = 3

/** @typedef {{ url: string, title: string, variant: string, text: string, lang?: string }} First */

const leads = all("[data-lead]", HTMLElement).map((element) => ({
  link: one("a", HTMLAnchorElement, element),
  phrases: data(element, "lead").split("|").map((phrase) => phrase.split(" ")),
}))

/**
 * The pages that answer what was typed, and the variants that are called so, each the nearest first.
 *
 * @param {string} typed
 * @param {import("./finding.js").OwnVariant | null} own
 * @returns {Promise<First[]>}
 */
export async function firstFor(typed, own) {
  const words = foldWords(typed).split(" ").filter(Boolean)
  const answers = leads.map(({ link, phrases }) => ({ link, held: Math.max(0, ...phrases.map((phrase) => held(phrase, words))) }))
    .filter(({ held: n }) => n > 0).sort((one, other) => other.held - one.held).slice(0, MOST_LEADS)
  const variants = typed.length > 2 ? await fetchVariants().catch(() => []) : []
  const called = ranked(typed, variants).filter((variant) => isCalled(typed, variant)).slice(0, MOST_VARIANTS)
  return [...called.map(({ element }) => variantFound(element)), ...answers.map(({ link }) => ({ ...onOwn(link, own), text: "" }))]
}

/**
 * How many words a phrase has, where all of them were typed; 0 where one was not.
 *
 * @param {string[]} phrase
 * @param {string[]} words
 */
function held(phrase, words) {
  return phrase.every((part) => words.some((word) => word === part || word === `${part}s`)) ? phrase.length : 0
}

/** @param {HTMLElement} row */
function variantFound(row) {
  const link = one("h2 a", HTMLAnchorElement, row)
  return { url: link.href, title: link.textContent, lang: link.lang, variant: "", text: one(".found__line", HTMLElement, row).textContent }
}

/**
 * The answer on the reader's own path, where that has the page and what can happen there.
 *
 * @param {HTMLAnchorElement} link
 * @param {import("./finding.js").OwnVariant | null} own
 */
function onOwn(link, own) {
  const [, variant = "", below = ""] = OF_VARIANT.exec(link.href) ?? []
  const happens = below !== "changes/" || !link.hash || own?.events.includes(link.hash.slice(1))
  const there = own && variant && happens && (below === "" || own.pages.includes(below))
  return {
    url: there ? link.href.replace(addressOfVariant(variant), addressOfVariant(own.id)) : link.href,
    title: link.textContent,
    variant: there ? own.called : "",
  }
}

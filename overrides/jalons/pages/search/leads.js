// @ts-check
// What comes before all that search finds: the page that answers a common question, and the trades that are called so.

import { fetchTrades } from "../../components/finder/fetched.js"
import { isCalled, ranked } from "../../components/finder/ranking.js"
import { all, data, one } from "../../shared/dom.js"
import { foldWords } from "../../shared/folding.js"
import { addressOfTrade } from "../../shared/page.js"

const MOST_LEADS = 2
const MOST_TRADES = 3

/** @typedef {{ url: string, title: string, trade: string, text: string, lang?: string }} First */

const leads = all("[data-lead]", HTMLElement).map((element) => ({
  link: one("a", HTMLAnchorElement, element),
  phrases: data(element, "lead").split("|").map((phrase) => phrase.split(" ")),
}))

/**
 * The pages that answer what was typed, and the trades that are called so, each the nearest first.
 *
 * @param {string} typed
 * @param {import("./finding.js").OwnTrade | null} own
 * @returns {Promise<First[]>}
 */
export async function firstFor(typed, own) {
  const words = foldWords(typed).split(" ").filter(Boolean)
  const answers = leads.map(({ link, phrases }) => ({ link, held: Math.max(0, ...phrases.map((phrase) => held(phrase, words))) }))
    .filter(({ held: n }) => n > 0).sort((one, other) => other.held - one.held).slice(0, MOST_LEADS)
  const trades = typed.length > 2 ? await fetchTrades().catch(() => []) : []
  const called = ranked(typed, trades).filter((trade) => isCalled(typed, trade)).slice(0, MOST_TRADES)
  return [...called.map(({ element }) => tradeFound(element)), ...answers.map(({ link }) => ({ ...onOwn(link, own), text: "" }))]
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
function tradeFound(row) {
  const link = one("h2 a", HTMLAnchorElement, row)
  return { url: link.href, title: link.textContent, lang: link.lang, trade: "", text: one(".found__line", HTMLElement, row).textContent }
}

/**
 * The answer on the reader's own path, where that has the page and what can happen there.
 *
 * @param {HTMLAnchorElement} link
 * @param {import("./finding.js").OwnTrade | null} own
 */
function onOwn(link, own) {
  const [, trade = "", below = ""] = /trades\/([^/]+)\/([^#]*)/.exec(link.href) ?? []
  const happens = below !== "changes/" || !link.hash || own?.events.includes(link.hash.slice(1))
  const there = own && trade && happens && (below === "" || own.pages.includes(below))
  return {
    url: there ? link.href.replace(addressOfTrade(trade), addressOfTrade(own.id)) : link.href,
    title: link.textContent,
    trade: there ? own.called : "",
  }
}

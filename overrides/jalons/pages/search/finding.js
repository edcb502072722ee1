// @ts-check
// What a search finds, and where that leads: a page that stands in the index for those of all variants leads to the
// reader's own variant, which is kept whatever is found.

import { addressOfVariant, language, root } from "../../shared/page.js"

/**
 * @typedef {{ id: string, called: string, pages: readonly string[], events: readonly string[] }} OwnVariant the variant
 *   that the reader comes from: what it is called, where its pages lie below its own, and what can happen there
 * @typedef {{ url: string, excerpt: string, meta: Readonly<Record<string, string>> }} Page as the index holds it
 * @typedef {{ id: string, data: () => Promise<Page> }} Found
 * @typedef {object} Index what is used of Pagefind
 * @property {(options: object) => Promise<void>} options
 * @property {() => Promise<void>} init
 * @property {(words: string) => Promise<{ results: Found[] }>} search
 */

/** @type {Promise<Index> | undefined} */
let index
let failures = 0
/** @type {Promise<Readonly<Record<string, string>>> | undefined} */
let below

/** Fetches the index of the page's language, once. */
async function load() {
  // browsers remember a module that could not be fetched, by its address
  const address = new URL(`pagefind/pagefind.js${failures ? `?${failures}` : ""}`, root)
  const pagefind = /** @type {Index} */ (await import(address.href))
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 })
  await pagefind.init()
  return pagefind
}

/**
 * All pages with these words, best first; of those that stand for the pages of all variants only what the reader's variant
 * has.
 *
 * @param {string} words
 * @param {OwnVariant | null} own
 * @throws the index cannot be fetched; it is asked for again at the next search
 */
export async function find(words, own) {
  try {
    index ??= load()
    const { results } = await (await index).search(words)
    if (!own) return results
    below ??= fetch(new URL("pagefind/below.json", root)).then((answer) => answer.json())
    const liesBelow = await below
    return results.filter(({ id }) => !(id in liesBelow) || own.pages.includes(liesBelow[id] ?? ""))
  } catch (failed) {
    index = below = undefined
    failures++
    throw failed
  }
}

/**
 * The same page on the reader's own path, where it stands for those of all variants; its title names that variant.
 *
 * @param {Page} page
 * @param {OwnVariant | null} own
 */
export function onOwnPath({ url, excerpt, meta }, own) {
  const { title = "", summary = "", variant = "", below = "", any = "" } = meta
  const isOwn = own && below && own.id !== variant
  return {
    excerpt, summary,
    url: isOwn ? url.replace(addressOfVariant(variant), addressOfVariant(own.id)) : url,
    title: isOwn && any ? any.replace("{variant}", own.called) : title,
    variant: isOwn ? own.called : variant,
  }
}

/**
 * The variant that the reader comes from; null where the guide has no such variant, or cannot say.
 *
 * @param {string} id as the address has it
 * @returns {Promise<OwnVariant | null>}
 */
export async function ownVariant(id) {
  if (!/^[\w-]+$/.test(id)) return null
  try {
    const answer = await fetch(new URL(`${addressOfVariant(id)}path.json`, root))
    if (!answer.ok) return null
    const { called, pages, events } = await answer.json()
    return { id, called: called[language], pages: pages.filter(Boolean), events: Object.values(events).flatMap(Object.keys) }
  } catch {
    return null
  }
}

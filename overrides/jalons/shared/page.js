// @ts-check
// What a page hands to its scripts: words, variant, roles, former ids, the way to the root of the site.

import { fill } from "./filling.js"

/**
 * @typedef {object} Handed
 * @property {string} base the way from the page to the root of the site
 * @property {string} [prefix] what the addresses of the pages of its language begin with: "en/"
 * @property {string} [variant] the id of the variant that the page is about
 * @property {string} [reader] the role of whom the pages speak to
 * @property {string} [variants] the folder that the pages of all variants lie in; a guide about one thing has none
 * @property {Record<string, string[]>} [idHistory]
 * @property {Record<string, string>} [sameAs]
 * @property {Record<string, string>} [roles]
 * @property {Record<string, string>} words
 */

/** @type {Handed} */
const handed = JSON.parse(document.getElementById("jalons")?.textContent ?? '{"base": "./", "words": {}}')

/** The page's language. */
export const language = document.documentElement.lang

/** The address of the root of the site. */
export const root = new URL(handed.base, location.href)

/** The address of the root of the pages in the page's language. */
export const rootOfLanguage = new URL(handed.prefix ?? "", root)

/** The id of the variant that the page is about; empty where it is about none. */
export const variant = handed.variant ?? ""

/** The role of whom the pages speak to: who acts where readers have not said who they are. */
export const reader = handed.reader ?? ""

/** The folder that the pages of all variants lie in; empty for a guide about one thing. */
export const variantFolder = handed.variants ?? ""

/**
 * What the addresses of the pages of a trade begin with, from the root of a language: "trades/620D/".
 *
 * @param {string} id
 */
export const addressOfVariant = (id) => (variantFolder ? `${variantFolder}/${id}/` : "")

/**
 * The id of a trade among those of stages and tasks: "trades/620D".
 *
 * @param {string} id
 */
export const fullId = (id) => `${variantFolder || "variants"}/${id}`

/** Ids that tasks, stages and variants had before: {"apply/new": ["apply/old"]}. */
export const idHistory = handed.idHistory ?? {}

/** Tasks that stand in two stages, by the one that is ticked: {"move/keys": "sign/keys"}. */
export const sameAs = handed.sameAs ?? {}

/**
 * What a script brings that few pages have, and that runs before the others there.
 *
 * @type {{FormerIds?: typeof import("./former-ids.js").FormerIds}}
 */
export const brought = {}

/** @type {Set<string>} */
const missing = new Set()

/** @param {string} key */
export const hasWord = (key) => Object.hasOwn(handed.words, key)

/**
 * The interface words `key` in the page's language, with {marks} filled in. Words that the page was not handed are a
 * mistake of ours, which must not stop the page: their key is given, and the console says so once.
 *
 * @param {string} key
 * @param {Readonly<Record<string, string | number>>} [marks]
 */
export function word(key, marks = {}) {
  const words = hasWord(key) ? handed.words[key] : undefined
  if (words !== undefined) return fill(words, marks)
  if (!missing.has(key)) console.error(`no words "${key}" on this page: see script.yml of its folders`)
  missing.add(key)
  return key
}

/**
 * The name of a role of data/roles.yml, on pages that name roles; elsewhere its id.
 *
 * @param {string} role
 */
export const roleName = (role) => handed.roles?.[role] ?? role

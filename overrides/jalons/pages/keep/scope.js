// @ts-check
// What the page knows of the guide, and the keys of the store that it takes along.

import { data, one } from "../../shared/dom.js"
import { variant } from "../../shared/page.js"

/** @import { NumberedGuide } from "./passport.js" */

export const page = one("[data-keep]", HTMLElement)

const { dates, ...numbers } = JSON.parse(data(page, "keep"))

/** @type {NumberedGuide} */
export const guide = { variant, ...numbers }

/** The names of days that readers know, by id. @type {Record<string, string>} */
export const dateNames = dates

/** The key under which the reader's part in the path is kept. */
export const ROLE_KEY = `me:${variant}/role`

const OF_ALL_VARIANTS = ["answer:"]

/** How the keys begin that a file holds. */
export const KEYS_IN_FILE = [...["tick", "mark", "me", "choice", "hours"].map((kind) => `${kind}:${variant}/`), ...OF_ALL_VARIANTS]

/** How the keys begin that a link carries; hours are for files. */
export const KEYS_IN_LINK = [...["tick", "mark", "me"].map((kind) => `${kind}:${variant}/`), ...OF_ALL_VARIANTS]

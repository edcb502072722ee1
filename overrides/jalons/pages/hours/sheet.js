// @ts-check
// The hours sheet of a variant: what the page says of it, where its entries are kept, and how hours and days are written.

import { writtenDay } from "../../shared/dates.js"
import { data, one } from "../../shared/dom.js"
import { localeOf, localizeDecimal } from "../../shared/locale.js"
import { store } from "../../shared/memory.js"
import { language, variant, word } from "../../shared/page.js"
import { readWeeks } from "../../shared/weeks.js"

/**
 * @import { Headings } from "../../shared/csv.js"
 * @import { WeekEntry } from "../../shared/weeks.js"
 */

export const sheet = one("[data-hours]", HTMLElement)

/** What the variant is called in sentences. */
export const calledVariant = data(sheet, "called")

/** The hours to be made; several figures where official sources disagree. @type {{job: number[], class: number[]}} */
export const figures = JSON.parse(data(sheet, "figures"))

/** @type {Headings} */
export const headings = JSON.parse(data(sheet, "headings"))

/** How the keys of the variant's weeks begin. */
export const WEEK_KEYS = `hours:${variant}/`

/**
 * The key of a week.
 *
 * @param {string} id
 */
export const weekKey = (id) => WEEK_KEYS + id

/** The weeks kept for the variant. */
export const keptWeeks = () => readWeeks(store, variant)

const numbers = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 })

/**
 * Hours as the page's language writes them.
 *
 * @param {number} hours
 */
export const writeHours = (hours) => numbers.format(hours)

/**
 * Hours as they are typed into a box.
 *
 * @param {number} hours
 */
export const typeHours = (hours) => localizeDecimal(`${hours}`, language)

/**
 * A day as the page's language writes it.
 *
 * @param {string} day
 */
export const writeDay = (day) => writtenDay(day, language)

const months = new Intl.DateTimeFormat(localeOf(language), { year: "numeric", month: "long", timeZone: "UTC" })

/**
 * A month as the page's language writes it: "mars 2026".
 *
 * @param {string} month YYYY-MM
 */
export const writeMonth = (month) => months.format(new Date(`${month}-01T00:00Z`))

/**
 * Which week it is, in words, for who only hears the name of a button.
 *
 * @param {WeekEntry} entry
 */
export const nameWeek = ({ person, week }) => word("hours-which", { who: person, day: writeDay(week) })

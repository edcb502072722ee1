// @ts-check
// What all weeks come to: hours of the figures of the variant, for each person, and when they may be reached.

import { formatDay, today } from "../../shared/dates.js"
import { clone, data, one } from "../../shared/dom.js"
import { localeOf } from "../../shared/locale.js"
import { language, word } from "../../shared/page.js"
import { forecast, HOUR_KINDS, totals, WEEKS_FOR_PACE } from "../../shared/weeks.js"
import { byMonth } from "./months.js"
import { hoursRow } from "./paper.js"
import { figures, sheet, writeHours, writeMonth } from "./sheet.js"

/** @import { Hours, KeptWeek } from "../../shared/weeks.js" */

const rounded = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 })
const pace = one("[data-pace]", HTMLElement)
const peopleList = one("[data-worked-with]", HTMLElement)
const noWeeks = one("[data-none]", HTMLElement)

/**
 * Shows what the weeks come to.
 *
 * @param {KeptWeek[]} weeks
 */
export function showTotals(weeks) {
  const { all, people } = totals(weeks)
  showMeters(all)
  showPace(weeks, all)
  one("[data-totals]", HTMLElement).hidden = !weeks.length
  noWeeks.hidden = weeks.length > 0
  peopleList.replaceChildren(...[...people].map(([name, hours]) => (
    clone("hours-with").say({ who: name, job: writeHours(hours.job), class: writeHours(hours.class) }).element)))
  one("[data-months]", HTMLElement).replaceChildren(...byMonth(weeks).map((entry) => hoursRow({ ...entry, when: writeMonth(entry.month) })))
}

/** @param {Hours} all */
function showMeters(all) {
  for (const kind of HOUR_KINDS) {
    const meter = one(`[data-meter=${kind}]`, HTMLElement, sheet)
    const bar = one("progress", HTMLProgressElement, meter)
    const done = one("[data-done]", HTMLElement, meter)
    const isKnown = figures[kind].length > 0
    bar.value = all[kind]
    bar.hidden = !isKnown
    done.textContent = word(isKnown ? "hours-of" : "hours-done", { done: writeHours(all[kind]), all: data(done, "all") })
    one(`[data-total-${kind}]`, HTMLElement).textContent = writeHours(all[kind])
  }
}

/**
 * @param {KeptWeek[]} weeks
 * @param {Hours} all
 */
function showPace(weeks, all) {
  const figure = Math.max(0, ...figures.job)
  pace.hidden = !figure || !weeks.length
  if (!pace.hidden) pace.textContent = all.job >= figure ? word("hours-pace-reached") : forecastInWords(weeks, figure)
}

/**
 * @param {KeptWeek[]} weeks
 * @param {number} figure
 */
function forecastInWords(weeks, figure) {
  const expected = forecast(weeks, figure, today())
  if (!expected) return word("hours-pace-later", { n: WEEKS_FOR_PACE })
  const marks = { pace: rounded.format(expected.pace), n: expected.n, left: writeHours(expected.left), month: writeMonth(formatDay(expected.end).slice(0, 7)) }
  return [word("hours-pace", marks), figures.job.length > 1 ? word("hours-pace-larger") : ""].join(" ").trim()
}

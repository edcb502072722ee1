// @ts-check
// Hours added up by month and sponsor; a week counts in the month of its Monday.

/**
 * @import { KeptWeek } from "../../shared/weeks.js"
 * @typedef {{month: string, sponsor: string, job: number, class: number}} MonthEntry a month written 2026-03
 */

/**
 * The hours of each month with each sponsor, from the first to the last.
 *
 * @param {KeptWeek[]} weeks from the first to the last
 */
export function byMonth(weeks) {
  /** @type {Map<string, MonthEntry>} */
  const months = new Map()
  for (const { week, sponsor, job, class: lessons } of weeks) {
    const month = week.slice(0, 7)
    const sum = months.get(`${month} ${sponsor}`) ?? { month, sponsor, job: 0, class: 0 }
    months.set(`${month} ${sponsor}`, { ...sum, job: sum.job + job, class: sum.class + lessons })
  }
  return [...months.values()]
}

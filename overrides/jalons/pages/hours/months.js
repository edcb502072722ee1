// @ts-check
// Hours added up by month and person; a week counts in the month of its Monday.

/**
 * @import { KeptWeek } from "../../shared/weeks.js"
 * @typedef {{month: string, person: string, job: number, class: number}} MonthEntry a month written 2026-03
 */

/**
 * The hours of each month with each person, from the first to the last.
 *
 * @param {KeptWeek[]} weeks from the first to the last
 */
export function byMonth(weeks) {
  /** @type {Map<string, MonthEntry>} */
  const months = new Map()
  for (const { week, person, job, class: lessons } of weeks) {
    const month = week.slice(0, 7)
    const sum = months.get(`${month} ${person}`) ?? { month, person, job: 0, class: 0 }
    months.set(`${month} ${person}`, { ...sum, job: sum.job + job, class: sum.class + lessons })
  }
  return [...months.values()]
}

// @ts-check
// Whom one waits for once a stage is done, and about how long, in words.

import { localeOf } from "../../shared/locale.js"
import { language, roleName, word } from "../../shared/page.js"

/**
 * @param {string} n the number of the stage
 * @param {string} period about how long, as data has it: "30 days", or ""
 * @param {string} who a role, or ""
 */
export function pauseInWords(n, period, who) {
  if (!period && !who) return ""
  const key = !period ? "next-pause-who" : who ? "next-pause" : "next-pause-time"
  return word(key, { n, period: period && lengthOfTime(period), who: who && roleName(who) })
}

/** @param {string} period */
function lengthOfTime(period) {
  const [number, units = ""] = period.split(" ")
  return new Intl.NumberFormat(localeOf(language), { style: "unit", unit: units.replace(/s$/, ""), unitDisplay: "long" }).format(Number(number))
}

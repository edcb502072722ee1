// @ts-check
// Whom one waits for once a stage is done, and about how long, in words.

import { language, roleName, word } from "./page.js"

/**
 * @param {string | null} n the number of the stage
 * @param {import("./progress.js").Pause} pause
 */
export function pauseInWords(n, { period, who }) {
  const key = !period ? "next-pause-who" : who ? "next-pause" : "next-pause-time"
  return word(key, { n: n ?? "", period: period && lengthOfTime(period), who: who && roleName(who) })
}

/** @param {string} period as data has it: a number and a unit, "30 days" */
function lengthOfTime(period) {
  const [number, units = ""] = period.split(" ")
  const locale = language === "fr" ? "fr-CA" : language
  return new Intl.NumberFormat(locale, { style: "unit", unit: units.replace(/s$/, ""), unitDisplay: "long" }).format(Number(number))
}

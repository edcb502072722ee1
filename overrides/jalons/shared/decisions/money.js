// @ts-check
// Where a programme stands on a day for a reader: decided here as scripts/jalons/path/money.py does. The build needs it
// for pages without a script, the page for the reader's answers and day; tests/decisions/money.json holds both.

import { daysBetween } from "../dates.js"

/**
 * @typedef {"open" | "unknown" | "not-begun" | "not-for-variant" | "not-for-you" | "ended"} Standing
 * @typedef {"" | "status" | "variant-unknown" | "not-begun" | "variant" | "role" | "need" | "ended"} Reason
 * @typedef {object} Programme
 * @property {string} who for whom it is
 * @property {"open" | "closed" | "unknown"} status as last checked
 * @property {"yes" | "no" | "unknown"} variant whether it is for the variant
 * @property {string | null} from its first day
 * @property {string | null} until its last day
 * @property {readonly (readonly [question: string, replies: readonly string[]])[]} needs what it asks of the reader
 */

/**
 * Where a programme stands, why, and the number of the need that speaks against it: an end counts first, then whom the
 * programme is for, then its beginning, then what is not known.
 *
 * @param {Programme} programme
 * @param {ReadonlyMap<string, string>} answers those that count
 * @param {string | undefined} role the reader's, where it is known
 * @param {string} day
 * @returns {{ standing: Standing, reason: Reason, need: number | null }}
 */
export function stands(programme, answers, role, day) {
  const { from, until, status, variant, who, needs } = programme
  // a programme that closed on a known day was open before it, whatever the data say of today
  if (until ? until < day : status === "closed") return { standing: "ended", reason: "ended", need: null }
  if (variant === "no") return { standing: "not-for-variant", reason: "variant", need: null }
  if (role && role !== who) return { standing: "not-for-you", reason: "role", need: null }
  const need = needs.findIndex(([question, replies]) => answers.has(question) && !replies.includes(answers.get(question) ?? ""))
  if (need >= 0) return { standing: "not-for-you", reason: "need", need }
  if (from && day < from) return { standing: "not-begun", reason: "not-begun", need: null }
  if (variant === "unknown") return { standing: "unknown", reason: "variant-unknown", need: null }
  if (status === "open" || until) return { standing: "open", reason: "", need: null }
  return { standing: "unknown", reason: "status", need: null }
}

/**
 * Whether a last day is the day itself or comes at most so many days after it.
 *
 * @param {string | null} until
 * @param {string} day
 * @param {number} soonDays
 */
export function closesSoon(until, day, soonDays) {
  const left = until ? daysBetween(day, until) : NaN
  return left >= 0 && left <= soonDays
}

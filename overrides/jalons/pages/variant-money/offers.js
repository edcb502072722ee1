// @ts-check
// The programmes on "money for me": each as it stands for the reader's answers on a day.

import { closesSoon, stands } from "../../shared/decisions/money.js"
import { all, data, maybe, one } from "../../shared/dom.js"
import { word } from "../../shared/page.js"
import { because, form, roleQuestion } from "./asked.js"

/**
 * @typedef {import("../../shared/decisions/money.js").Programme} Programme
 * @typedef {Programme & { place: number, more: [question: string, replies: string[]][] }} Facts
 * @typedef {Facts & { element: HTMLElement, standing: string, soon: boolean }} Offer `standing` and `soon` as shown last
 */

const SOON_DAYS = Number(data(form, "soonDays"))

/** @returns {Offer[]} */
export function offersOnPage() {
  const offers = all("[data-offer]", HTMLElement).map((element) => {
    const facts = /** @type {Facts} */ (JSON.parse(data(element, "offer")))
    return { ...facts, element, standing: "", soon: false }
  })
  return offers.sort((one, other) => one.place - other.place)
}

/**
 * One programme: its frame, its reason, what holds on the day, what is added for this reader.
 *
 * @param {Offer} offer
 * @param {ReadonlyMap<string, string>} answers
 * @param {string} day
 */
export function showOffer(offer, answers, day) {
  const { element } = offer
  const { standing, reason, need } = stands(offer, answers, answers.get(roleQuestion), day)
  const ended = standing === "ended"
  Object.assign(offer, { standing, soon: (standing === "open" || standing === "unknown") && closesSoon(offer.until, day, SOON_DAYS) })
  element.className = `offer offer--${standing}`
  const mark = one("[data-standing]", HTMLElement, element)
  mark.className = `standing standing--${standing}`
  mark.textContent = word(`standing-${standing}`)
  for (const line of all("[data-reason]", HTMLElement, element)) line.hidden = line.dataset.reason !== reason
  if (reason === "role") showReason(element, roleQuestion, data(one("[data-reason=you]", HTMLElement, element), "only"))
  if (need !== null) showReason(element, offer.needs[need]?.[0] ?? "", one(`[data-need="${need}"] [data-otherwise]`, HTMLElement, element).textContent)
  for (const part of all("[data-live]", HTMLElement, element)) part.hidden = ended
  for (const part of all("[data-ended]", HTMLElement, element)) part.hidden = !ended
  for (const part of all("[data-soon]", HTMLElement, element)) part.hidden = !offer.soon
  for (const part of all("[data-from]", HTMLElement, element)) {
    const { from, until } = part.dataset
    part.hidden = Boolean(from && day < from) || Boolean(until && until < day)
  }
  showExtras(offer, answers)
}

/**
 * Why it is not for this reader: what they said, and what follows.
 *
 * @param {HTMLElement} element
 * @param {string} question
 * @param {string} rest
 */
function showReason(element, question, rest) {
  const reason = one("[data-reason=you]", HTMLElement, element)
  one("[data-because]", HTMLElement, reason).textContent = word("because-said", { because: because(question) })
  one("[data-rest]", HTMLElement, reason).textContent = rest
  reason.hidden = false
}

/**
 * What it adds, but for what the reader's answers speak against.
 *
 * @param {Offer} offer
 * @param {ReadonlyMap<string, string>} answers
 */
function showExtras({ element, more }, answers) {
  for (const [n, [question, replies]] of more.entries()) {
    const reply = answers.get(question)
    one(`[data-extra="${n}"]`, HTMLElement, element).hidden = reply !== undefined && !replies.includes(reply)
  }
  const extras = maybe("[data-more]", HTMLElement, element)
  if (extras) extras.hidden = !maybe("[data-extra]:not([hidden])", HTMLElement, extras)
}

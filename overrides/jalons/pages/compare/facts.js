// What is compared of a trade besides its path, and the words for it.

import { word } from "../../shared/page.js"

export const template = document.querySelector("[data-compare-template]").content
export const language = document.documentElement.lang
const digits = new Intl.NumberFormat(`${language}-CA`)

export const name = (trade) => trade.name[language] ?? trade.name.fr ?? trade.name.en

/** One thing about a trade: what is compared (null where it is not known), and the words for it. */
export function fact(about, trade) {
  const sayings = { total: hours, on_the_job: hours, in_class: hours, sector, kind, "other-name": otherName }
  if (sayings[about]) return sayings[about](trade, about)
  const { value, confidence } = trade.facts[about]
  const known = value !== "unknown"
  return { value: known ? value : null, text: word(`${about === "registration" ? "registration" : "answer"}-${value}`), doubt: known && confidence === "low" }
}

function hours(trade, kind) {
  const amounts = [...new Set(trade.hours[kind].map((figure) => figure.value))].sort((one, other) => one - other)
  return { value: amounts.join() || null, text: hoursSaid(amounts), doubt: trade.hours[kind].some((figure) => figure.confidence === "low") }
}

function hoursSaid(amounts) {
  const n = amounts.map((amount) => digits.format(amount)).join(` ${word("or")} `)
  return word(!amounts.length ? "hours-unknown" : amounts.length === 1 ? "hours-amount" : "hours-amounts", { n })
}

const named = (value) => template.querySelector(`data[value="${CSS.escape(value)}"]`)?.textContent
const sector = (trade) => ({ value: trade.sector, text: named(`sector-${trade.sector}`) ?? word("answer-unknown") })
const kind = (trade) => ({ value: trade.kind ?? "", text: named(`kind-${trade.kind}`) ?? "" })

function otherName(trade) {
  const other = language === "en" ? "fr" : "en"
  if (!trade.name[other]) return { value: null, text: word("answer-unknown") }
  const text = make("span", "", trade.name[other])
  text.lang = other
  return { value: "", text }
}

/** The words that a text has only because of its trade: they alone make no difference. */
export const ownWords = (trade) => [
  name(trade), trade.code ?? word("code-unknown"),
  ...Object.keys(trade.hours).map((kind) => hours(trade, kind).text),
]

export function make(kind, className, text = "") {
  const element = document.createElement(kind)
  if (className) element.className = className
  element.textContent = text
  return element
}

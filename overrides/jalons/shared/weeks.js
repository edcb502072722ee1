// Weeks of hours as they are kept: one entry for a week and a sponsor. What is read is checked; nothing is guessed.

export const MOST = 168
export const LONGEST_NAME = 200
const ID = /^h[a-z0-9]{5,20}$/
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const PACE_WEEKS = 12
export const WEEKS_FOR_PACE = 4

/** A day written 2026-03-30 as a date, or null where there is no such day. */
export function dayOf(text) {
  const [, year, month, day] = DAY.exec(text) ?? []
  if (!year || year < "1950" || year > "2099") return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day) ? date : null
}

export const written = (date) => date.toISOString().slice(0, 10)

const formats = new Map()

/** A day as the page's language writes it, on one line: "1er juin 2026"; `style` medium has the month shortened. */
export function inWords(day, language, style = "long") {
  const name = language + style
  if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: style, timeZone: "UTC" }))
  const words = formats.get(name).format(dayOf(day))
  return (language === "fr" ? words.replace(/^1\s/, "1er ") : words).replace(/\s/g, "\u00a0")
}

/** The Monday of the week of a day, or "" where there is no such day. */
export function mondayOf(text) {
  const date = dayOf(text)
  if (!date) return ""
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return written(date)
}

/** Hours as typed, by quarters, with a point or a comma; nothing is 0, and what is no such number is null. */
export function hoursOf(text) {
  const typed = text.trim()
  if (!typed) return 0
  const [, whole, part = ""] = /^(\d{0,3})(?:[.,](\d{1,2}))?$/.exec(typed) ?? [null, null]
  if (whole === null || whole + part === "") return null
  const hours = Number(`${whole || 0}.${part || 0}`)
  return hours <= MOST && Number.isInteger(hours * 4) ? hours : null
}

/** A sponsor's name as it is kept, or "" where it cannot be. */
export function nameOf(text) {
  const name = (text.toWellFormed?.() ?? text).replaceAll("\0", "").trim()
  return name.length <= LONGEST_NAME ? name : ""
}

export const isId = (text) => ID.test(text)

// it begins with a letter and holds no sign, so that no spreadsheet takes it for a number or a day
export function newId() {
  return "h" + [...crypto.getRandomValues(new Uint8Array(11))].map((byte) => (byte % 36).toString(36)).join("")
}

/** A kept text as {week, sponsor, job, class}, or null where this page did not write it. */
export function read(text) {
  let entry
  try {
    entry = JSON.parse(text)
  } catch {
    return null
  }
  const { week, sponsor, job, class: lessons } = entry ?? {}
  if (typeof week !== "string" || typeof sponsor !== "string" || typeof job !== "number" || typeof lessons !== "number") return null
  const right = mondayOf(week) === week && sponsor !== "" && nameOf(sponsor) === sponsor
    && [job, lessons].every((hours) => hours >= 0 && Number.isInteger(hours * 4)) && job + lessons > 0 && job + lessons <= MOST
  return right ? { week, sponsor, job, class: lessons } : null
}

export const kept = ({ week, sponsor, job, class: lessons }) => JSON.stringify({ week, sponsor, job, class: lessons })
export const alike = (one, other) => kept(one) === kept(other)

/** All weeks of a trade in a store: {weeks: [{id, …}] from the first to the last, aside: texts that cannot be read}. */
export function weeksOf(store, trade) {
  const weeks = [], aside = []
  for (const key of store.keys(`hours:${trade}/`)) {
    const text = store.get(key)
    if (!text) continue
    const entry = read(text)
    const id = key.slice(`hours:${trade}/`.length)
    if (entry && isId(id)) weeks.push({ id, ...entry })
    else aside.push(text)
  }
  weeks.sort((one, other) => order(one.week, other.week) || order(one.sponsor, other.sponsor) || order(one.id, other.id))
  return { weeks, aside }
}

const order = (one, other) => (one < other ? -1 : Number(one > other))

/** {job, class} of all weeks, and the same for each sponsor, in the order of their first week. */
export function totals(weeks) {
  const all = { job: 0, class: 0 }
  const sponsors = new Map()
  for (const { sponsor, job, class: lessons } of weeks) {
    if (!sponsors.has(sponsor)) sponsors.set(sponsor, { job: 0, class: 0 })
    for (const sum of [all, sponsors.get(sponsor)]) (sum.job += job), (sum.class += lessons)
  }
  return { all, sponsors }
}

/** At the average of the last weeks with hours on the job: {pace, n, left, end}; null with too few weeks or nothing left. */
export function finish(weeks, figure, today) {
  const byWeek = new Map()
  for (const { week, job } of weeks) if (job) byWeek.set(week, (byWeek.get(week) ?? 0) + job)
  const left = figure - totals(weeks).all.job
  if (byWeek.size < WEEKS_FOR_PACE || left <= 0) return null
  const last = [...byWeek].sort(([one], [other]) => order(one, other)).slice(-PACE_WEEKS)
  const pace = last.reduce((sum, [, job]) => sum + job, 0) / last.length
  const end = dayOf(last.at(-1)[0] > today ? last.at(-1)[0] : today)
  end.setUTCDate(end.getUTCDate() + Math.ceil(left / pace) * 7)
  return { pace, n: last.length, left: Math.ceil(left / pace), end }
}

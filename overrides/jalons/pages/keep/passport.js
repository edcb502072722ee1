// The pocket passport: what a reader has done on the path of one trade, as a few letters for a link or a QR code.
//
// Items, stages, roles, dates and replies go by their permanent numbers (data/releases/ids.txt), so that a link made today is
// read rightly by every later edition. A number is written as the gap to the one before it, in Elias gamma code, which
// spends one bit on a 1: a path ticked off from end to end costs two bits an item.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const FORMAT = 1
const LONGEST = 4000
const MOST = 1023
const FIRST_DAY = Date.UTC(2000, 0, 1)
const DAYS = 36525
const KINDS = ["", "skip", "wait"]

/** A passport that is not taken; the message says why: "damaged", "foreign" (another guide's), "newer" or "trade" (another's). */
export class Refused extends Error {}

/**
 * The letters for a `state` (a map from key to {n, value}, as Store.state gives it).
 *
 * The guide is given as {tag: a number below 65536 that names it, trade: an id, ids: {id: number}, newest: the last
 * number}. What has no number yet, or a day outside of a hundred years, is left out; `left` counts it.
 */
export function encode(state, { tag, trade, ids }) {
  const bits = writer()
  let left = 0
  const all = (start, naming) => {
    const found = []
    for (const [key, one] of state) {
      if (!key.startsWith(start)) continue
      const id = naming(key.slice(start.length), one.value)
      if (id === null) continue
      const number = ids[id]
      if (number === undefined || !fits(one.value)) left++
      else found.push([number, one])
    }
    return found.sort(([one], [other]) => one - other)
  }
  const list = (entries, write) => {
    bits.gamma(entries.length + 1)
    let last = 0
    for (const [number, { n, value }] of entries) {
      bits.gamma(number - last)
      bits.gamma(within(n))
      write(value)
      last = number
    }
  }
  const role = (name) => bits.gamma((ids[`roles/${name}`] ?? 0) + 1)
  const mark = (value) => {
    const [kind, who, since] = value.split(" ")
    bits.plain(Math.max(0, KINDS.indexOf(kind)), 2)
    if (kind === "wait") role(who), bits.gamma(toDays(since) + 1)
  }
  const answer = (value) => bits.plain(value ? 1 : 0, 1)
  const one = (key, write) => {
    const { n, value } = state.get(key) ?? { n: 0, value: "" }
    bits.gamma(n ? within(n) + 1 : 1)
    if (n) write(value)
  }
  bits.plain(FORMAT, 4)
  bits.plain(tag, 16)
  bits.gamma(ids[`trades/${trade}`])
  list(all(`tick:${trade}/`, (name) => name), () => {})
  list(all(`mark:${trade}/`, (name) => name), mark)
  one(`me:${trade}/role`, role)
  const date = (value) => bits.gamma(value ? toDays(value) + 2 : 1)
  list(all(`me:${trade}/`, (name) => (name === "role" ? null : `dates/${name}`)), date)
  // what was taken back has no reply any more, so the first of its question stands for it
  const first = (question) => Object.keys(ids).find((id) => id.startsWith(`questions/${question}/`))
  list(all("answer:", (question, value) => (value ? `questions/${question}/${value}` : first(question) ?? "")), answer)
  return { text: bits.text(), left }
}

/** The state that letters stand for, every part of it checked. Throws Refused. */
export function decode(text, { tag, trade, ids, newest }) {
  if (!/^[\w-]{6,}$/.test(text) || text.length > LONGEST) throw new Refused("damaged")
  const bits = reader(text)
  if (!bits.whole) throw new Refused("damaged")
  if (bits.plain(4) !== FORMAT) throw new Refused("newer")
  if (bits.plain(16) !== tag) throw new Refused("foreign")
  const names = new Map(Object.entries(ids).map(([id, number]) => [number, id]))
  const named = (number) => {
    if (number > newest) throw new Refused("newer")
    if (!names.has(number)) throw new Refused("damaged")
    return names.get(number)
  }
  const parted = (number, start) => {
    const id = named(number)
    if (!id.startsWith(start)) throw new Refused("damaged")
    return id.slice(start.length)
  }
  const count = () => {
    const n = bits.gamma()
    if (n > MOST) throw new Refused("damaged")
    return n
  }
  const state = new Map()
  const list = (each) => {
    const length = bits.gamma() - 1
    let number = 0
    for (let n = 0; n < length; n++) {
      number += bits.gamma()
      each(number, count())
    }
  }
  const role = (needed) => {
    const number = bits.gamma() - 1
    if (!number && needed) throw new Refused("damaged")
    return number ? parted(number, "roles/") : ""
  }
  const day = (value) => {
    if (value > DAYS) throw new Refused("damaged")
    return fromDays(value)
  }
  const of = bits.gamma()
  if (of > newest) throw new Refused("newer")
  if (of !== ids[`trades/${trade}`]) throw new Refused("trade")
  list((number, n) => {
    const id = named(number)
    if (!/^(?!trades\/|roles\/|questions\/|dates\/)[^/]+\/[^/]+$/.test(id)) throw new Refused("damaged")
    state.set(`tick:${trade}/${id}`, { n, value: "" })
  })
  list((number, n) => {
    const id = named(number)
    const kind = KINDS[bits.plain(2)]
    if (id.includes("/") || kind === undefined) throw new Refused("damaged")
    const value = kind === "wait" ? `wait ${role(true)} ${day(bits.gamma() - 1)}` : kind
    state.set(`mark:${trade}/${id}`, { n, value })
  })
  const n = bits.gamma() - 1
  if (n > MOST) throw new Refused("damaged")
  if (n) state.set(`me:${trade}/role`, { n, value: role(false) })
  list((number, n) => {
    const name = parted(number, "dates/")
    const days = bits.gamma() - 2
    state.set(`me:${trade}/${name}`, { n, value: days < 0 ? "" : day(days) })
  })
  list((number, n) => {
    const [question, reply] = parted(number, "questions/").split("/")
    state.set(`answer:${question}`, { n, value: bits.plain(1) ? reply : "" })
  })
  if (!bits.ended()) throw new Refused("damaged")
  return state
}

const within = (n) => (n > MOST ? MOST - ((n + 1) % 2) : n)
const toDays = (iso) => Math.round((Date.parse(`${iso}T00:00Z`) - FIRST_DAY) / 864e5)
const fits = (value) => !/\d{4}-/.test(value) || /(^| )20\d\d-\d\d-\d\d$/.test(value)
const fromDays = (days) => new Date(FIRST_DAY + days * 864e5).toISOString().slice(0, 10)

function writer() {
  const bits = []
  const plain = (value, width) => {
    for (let n = width - 1; n >= 0; n--) bits.push((value >> n) & 1)
  }
  return {
    plain,
    gamma(value) {
      const width = 32 - Math.clz32(value)
      plain(0, width - 1)
      plain(value, width)
    },
    /** The bits as letters, filled up with noughts, and five letters more that betray a wrong one. */
    text() {
      while (bits.length % 6) bits.push(0)
      let text = ""
      for (let n = 0; n < bits.length; n += 6) text += LETTERS[parseInt(bits.slice(n, n + 6).join(""), 2)]
      return text + seal(text)
    },
  }
}

function reader(text) {
  const body = text.slice(0, -5)
  const bits = [...body].flatMap((letter) => [...LETTERS.indexOf(letter).toString(2).padStart(6, "0")].map(Number))
  let at = 0
  const plain = (width) => {
    if (at + width > bits.length) throw new Refused("damaged")
    let value = 0
    for (let n = 0; n < width; n++) value = value * 2 + bits[at++]
    return value
  }
  return {
    whole: seal(body) === text.slice(-5),
    plain,
    gamma() {
      let noughts = 0
      while (plain(1) === 0) if (++noughts > 24) throw new Refused("damaged")
      return 2 ** noughts + (noughts ? plain(noughts) : 0)
    },
    ended: () => bits.length - at < 6 && bits.slice(at).every((bit) => bit === 0),
  }
}

/** Five letters that depend on all the others (CRC-32, its last 30 bits). */
function seal(text) {
  let sum = ~0
  for (const letter of text) {
    sum ^= letter.charCodeAt(0)
    for (let n = 0; n < 8; n++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return [24, 18, 12, 6, 0].map((shift) => LETTERS[(~sum >>> shift) & 63]).join("")
}

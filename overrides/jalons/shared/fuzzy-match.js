// Finds names as people type them: accents, case, hyphens and small slips forgiven. Pure: no page, no network.

/** The words of a text without accents and case; "620 D" is one word, "apprenti(e)" is both of its forms. */
export function words(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/œ/g, "oe").replace(/(\p{L}+)\((\p{L}{1,2})\)/gu, "$1 $1$2").replace(/\b(\d{3})[\s-]*([a-z]\d?)\b/g, "$1$2")
    .split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/** What a name can be found by: its words, and each two that follow one another written as one ("sheetmetal"). */
export function keysOf(text) {
  const all = words(text)
  return [...all, ...all.slice(1).map((word, n) => all[n] + word)]
}

/** How many slips lead from what was typed to the beginning of a word: a letter too many, too few, another, or two swapped. */
export function slips(typed, word) {
  let before = []
  let row = Array.from({ length: word.length + 1 }, (_, n) => n)
  for (let i = 1; i <= typed.length; i++) {
    const next = [i]
    for (let j = 1; j <= word.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (typed[i - 1] !== word[j - 1]))
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1)
    }
    before = row
    row = next
  }
  return Math.min(...row)
}

const exact = (typed, word) => word.startsWith(typed)
const within = (typed, word) => word.includes(typed)
const near = (typed, word) => exact(typed, word) || (!/\d/.test(typed) && slips(typed, word) <= (typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2))

/** Those of the entries ({keys}) that hold every word typed; slips are forgiven only where nothing fits better. */
export function matching(typed, entries) {
  const all = words(typed)
  const telling = all.filter((word) => word.length > 3 || /\d/.test(word))
  for (const [asked, fits] of [[all, exact], [telling, exact], [telling, within], [telling, near]]) {
    const found = entries.filter(({ keys }) => asked.length && asked.every((word) => keys.some((key) => fits(word, key))))
    if (found.length) return found
  }
  return []
}

/** The few entries that look most like what was typed, the closest first; none where none looks like it. */
export function nearest(typed, entries, most = 3) {
  const asked = words(typed).filter((word) => word.length > 2)
  if (!asked.length) return []
  const off = ({ keys }) => asked.reduce((sum, word) => sum + Math.min(...keys.map((key) => slips(word, key) / word.length)), 0) / asked.length
  return entries.map((entry) => ({ entry, far: off(entry) })).filter(({ far }) => far <= 0.5)
    .sort((one, other) => one.far - other.far).slice(0, most).map(({ entry }) => entry)
}

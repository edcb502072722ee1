// Where two paths differ. Pure: no page, no network.

/** The stages of a path in reading order, out of their forks. */
export function stagesOf(path) {
  return path.flatMap((entry) => (entry.branches ? entry.branches.flatMap(stagesOf) : [entry]))
}

/** Every name of two lists once: what only the second has stands after what it follows there. */
export function inOrder(first, second) {
  const merged = [...first]
  let at = 0
  for (const name of second) {
    const place = merged.indexOf(name)
    if (place === -1) merged.splice(at++, 0, name)
    else at = place + 1
  }
  return merged
}

/**
 * The items of two lists that are not the same in both, for each list: {text, both}, `both` where the other has the item too
 * and says it in other words. The words that each trade fills in, its name or hours, make no difference.
 */
export function unlike(first, second, language, fillings) {
  const lists = [first, second]
  return lists.map((list, n) => list.flatMap((item) => {
    const twin = lists[1 - n].find((other) => other.id === item.id)
    const text = item.text[language]
    if (twin && bare(text, fillings[n]) === bare(twin.text[language], fillings[1 - n])) return []
    return [{ text, both: Boolean(twin) }]
  }))
}

function bare(text, filling) {
  const longestFirst = filling.map(even).sort((one, other) => other.length - one.length)
  return longestFirst.reduce((rest, words) => rest.replaceAll(words, "\u2026"), even(text))
}

const even = (text) => text.replace(/\s+/g, " ")

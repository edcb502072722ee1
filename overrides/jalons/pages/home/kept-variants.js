// @ts-check
// Which variants are the reader's: the one chosen last, and those of which something was ticked or marked.

const WITH_A_VARIANT = ["tick:", "mark:", "choice:", "hours:", "me:"]
const CHOSEN = "variant:chosen"

/**
 * Their ids, the one chosen last before those of which something is kept.
 *
 * @param {import("../../shared/store.js").Store} store
 * @returns {string[]}
 */
export function variantsOf(store) {
  const kept = WITH_A_VARIANT.flatMap((start) => {
    const keys = start === "tick:" ? store.done("") : store.keys(start).filter((key) => store.get(key)).map((key) => key.slice(start.length))
    return keys.map((key) => key.split("/")[0] ?? "")
  })
  return [...new Set([store.get(CHOSEN), ...kept])].filter((id) => /^[\w-]+$/.test(id))
}

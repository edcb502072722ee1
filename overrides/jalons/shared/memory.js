// @ts-check
// The one store of a page, and what its reader is told when something cannot be kept.

import { brought, idHistory, root, sameAs, word } from "./page.js"
import { Store } from "./store.js"

const { FormerIds } = brought

export const store = new Store(root.pathname, FormerIds ? { former: (isSet) => new FormerIds(idHistory, isSet, sameAs) } : {})

/** @type {Set<string>} */
const told = new Set()

/**
 * What tells it is fetched only now, or once the page is there: it must not delay the page, nor be missing when the
 * connection is gone.
 *
 * @param {Parameters<typeof import("./dialogs.js").tell>} message
 */
const tell = async (...message) => (await import("./dialogs.js")).tell(...message)

addEventListener("load", () => import("./dialogs.js"))

store.addEventListener("trouble", (event) => {
  const trouble = event instanceof CustomEvent ? String(event.detail) : ""
  if (trouble !== "full" && told.has(trouble)) return
  told.add(trouble)
  tell(word(`storage-${trouble}`))
})

// another project of the same host may clear the storage of all: what this page knows can be put back
let kept = store.state("")
store.addEventListener("change", () => { kept = store.state("") })
store.addEventListener("cleared", () => {
  const lost = kept
  if (lost.size) tell(word("storage-cleared"), { name: word("put-back"), run: () => store.restore(lost) })
})

/** Says at once that nothing can be kept, on a page where there is something to keep. */
export function sayIfBlocked() {
  if (!store.blocked || told.has("blocked")) return
  told.add("blocked")
  tell(word("storage-blocked"))
}

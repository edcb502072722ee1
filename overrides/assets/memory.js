// The one store of a page, and what its reader is told when something cannot be kept.

import { lineage, root, tell, word } from "./page.js"
import { Store } from "./store.js"

export const store = new Store(root.pathname, { lineage })
const told = new Set()

store.addEventListener("trouble", ({ detail }) => {
  if (detail !== "full" && told.has(detail)) return
  told.add(detail)
  tell(word(`storage-${detail}`))
})

/** Says at once that nothing can be kept, on a page where there is something to keep. */
export function sayIfBlocked() {
  if (store.blocked && !told.has("blocked")) told.add("blocked"), tell(word("storage-blocked"))
}

// @ts-check
// A stage. What only some readers need is fetched for them alone: the status of who has begun, rows that fit what one has
// said of oneself, other views of the sheet.

import { setUp as showNext } from "../../components/next/next.js"
import { maybe } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { placeInFragment } from "../../shared/place.js"

/**
 * Whether anything is kept whose key begins with one of these.
 *
 * @param {string[]} kinds
 */
const isKept = (kinds) => kinds.some((kind) => store.keys(kind).length > 0)

const showStatus = () => import("./status.js")

showNext()

if (isKept(["tick:", "mark:"])) showStatus()
else store.addEventListener("change", showStatus, { once: true })
maybe("[data-status] details", HTMLDetailsElement)?.addEventListener("toggle", showStatus, { once: true })

if (isKept(["answer:", "me:"])) import("../../components/sheet/fitting.js").then(({ fit }) => fit())

/** Opens the row that the address names, where it stands folded. */
function openRow() {
  const fold = placeInFragment()?.querySelector(".row__fold")
  if (fold instanceof HTMLDetailsElement) fold.open = true
}
openRow()

let viewed = false
function showViews() {
  if (viewed) return
  viewed = true
  import("../../components/sheet/views.js").then((views) => views.setUp())
}
const asksForView = () => /[#&](for=|side-by-side)/.test(location.hash)
addEventListener("hashchange", () => {
  openRow()
  if (asksForView()) showViews()
})
if (asksForView()) showViews()
maybe("#print", HTMLDetailsElement)?.addEventListener("toggle", showViews)

// @ts-check
// Dates and hours: what a reader writes down, counted and kept on the device; files and paper made of it here.

import { dateKeys, showDeadlines } from "../../components/days/deadlines.js"
import { ask, tell } from "../../shared/dialogs.js"
import { all, data, one } from "../../shared/dom.js"
import { sayIfBlocked, store } from "../../shared/memory.js"
import { word } from "../../shared/page.js"
import { fillPaper } from "./paper.js"
import { calledVariant, keptWeeks, WEEK_KEYS } from "./sheet.js"
import { showTotals } from "./totals.js"
import { followWeeks } from "./week-form.js"
import { showUnreadable, showWeeks } from "./week-list.js"

const page = one(".page", HTMLElement)
const fileTools = one("[data-file]", HTMLDetailsElement)
/** @type {typeof import("./file.js") | undefined} reading tables is fetched by those who open the tools for it */
let files
let isDue = false

/** Everything on the page that follows from what is kept. */
function show() {
  const { weeks, unreadable } = keptWeeks()
  page.classList.toggle("has-hours", weeks.length > 0)
  showTotals(weeks)
  showWeeks(weeks)
  showUnreadable(unreadable)
  followWeeks(weeks)
  files?.offerFile(weeks)
  showDeadlines()
}

/** Many changes at once, as from a file, are shown once. */
function showSoon() {
  if (isDue) return
  isDue = true
  queueMicrotask(() => {
    isDue = false
    show()
  })
}

/** Takes away what is kept for this page, if the reader is sure; it can be put back. */
function removeAll() {
  ask(word("hours-remove-ask", { code: calledVariant }), () => {
    const putBack = store.clear([], [WEEK_KEYS, ...dateKeys])
    tell(word("hours-removed"), { name: word("undo"), run: () => { putBack(); tell(word("undone")) } })
  })
}

for (const button of all("[data-print-hours]", HTMLButtonElement)) {
  button.addEventListener("click", () => {
    page.dataset.prints = data(button, "printHours")
    print()
  })
}
addEventListener("beforeprint", () => fillPaper(keptWeeks().weeks, page.dataset.prints === "months"))
addEventListener("afterprint", () => delete page.dataset.prints)
fileTools.addEventListener("toggle", async () => {
  files ??= await import("./file.js")
  files.offerFile(keptWeeks().weeks)
})
one("[data-remove]", HTMLButtonElement).addEventListener("click", removeAll)
store.addEventListener("change", showSoon)

sayIfBlocked()
show()

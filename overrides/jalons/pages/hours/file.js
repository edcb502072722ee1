// @ts-check
// Hours as a file, out and in: a chosen file is reported on first, and taken in only when the reader says so.

import { tell } from "../../shared/dialogs.js"
import { one } from "../../shared/dom.js"
import { COLUMNS, decodeText, readCsv, writeCsv } from "../../shared/csv.js"
import { download } from "../../shared/download.js"
import { store } from "../../shared/memory.js"
import { language, variant, word } from "../../shared/page.js"
import { serializeWeek } from "../../shared/weeks.js"
import { compareRows, isChange, showReport } from "./file-report.js"
import { headings, keptWeeks, weekKey } from "./sheet.js"

/**
 * @import { KeptWeek } from "../../shared/weeks.js"
 * @import { Change } from "./file-report.js"
 */

const report = one("[data-report]", HTMLElement)
const saveButton = one("[data-file-save]", HTMLButtonElement)
const chooser = one("[data-file-choose]", HTMLInputElement)
const columnNames = () => COLUMNS.map((column) => word(`hours-column-${column}`))

/** @type {Change[]} what the chosen file would change here */
let pending = []

/**
 * Lets the reader save what there is to save.
 *
 * @param {KeptWeek[]} weeks
 */
export function offerFile(weeks) {
  saveButton.disabled = !weeks.length
}

saveButton.addEventListener("click", () => {
  const text = writeCsv(keptWeeks().weeks, { headings: columnNames(), variant, language })
  download(text, `${word("hours-file-name", { code: variant })}.csv`, "text/csv")
})

async function readChosen() {
  const file = chooser.files?.[0]
  if (!file) return
  // null where the file was moved, or may not be read
  const bytes = await file.arrayBuffer().catch(() => null)
  // the same file can be chosen again after it was changed
  chooser.value = ""
  open(bytes)
}
chooser.addEventListener("change", readChosen)
// one that was chosen while this module was on its way
readChosen()

/** @param {ArrayBuffer | null} bytes */
function open(bytes) {
  const table = bytes ? readCsv(decodeText(bytes), { headings, variant }) : { problem: "file-unreadable" }
  if ("problem" in table) {
    pending = []
    showReport(report, { problem: word(table.problem, { names: columnNames().join(", "), column: word("hours-column-week"), ...table.marks }) })
    return
  }
  const lines = compareRows(table.rows, keptWeeks().weeks)
  pending = lines.filter(isChange)
  showReport(report, { lines, note: table.order && word(`file-days-${table.order}`) })
}

function close() {
  pending = []
  report.hidden = true
  chooser.focus()
}

one("[data-report-add]", HTMLButtonElement).addEventListener("click", () => {
  const before = pending.map(({ id }) => /** @type {const} */ ([weekKey(id), store.get(weekKey(id))]))
  for (const { id, entry } of pending) store.put(weekKey(id), serializeWeek(entry))
  const n = pending.length
  close()
  const undo = () => {
    for (const [key, value] of before) store.put(key, value)
    tell(word("undone"))
  }
  tell(word("file-added", { n }), { name: word("incoming-undo"), run: undo })
})
one("[data-report-cancel]", HTMLButtonElement).addEventListener("click", close)

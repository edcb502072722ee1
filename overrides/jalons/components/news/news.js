// @ts-check
// What changed in the guide since the reader's last visit, as far as it concerns stages still ahead of them.

import { all, data, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { variant } from "../../shared/page.js"
import { loadStylesheet } from "../../shared/stylesheet.js"

const panel = one("[data-news]", HTMLElement)
const notes = all("[data-note]", HTMLElement, panel)

/** @param {HTMLElement} note */
const seenKey = (note) => `seen:${data(note, "note")}`

function show() {
  for (const note of notes) note.hidden = !isNews(note)
  panel.hidden = notes.every((note) => note.hidden)
}

/**
 * Whether a note is new to the reader, and about a stage still ahead.
 *
 * @param {HTMLElement} note
 */
function isNews(note) {
  const stages = data(note, "of").split(" ")
  return data(note, "day") > store.get("since:news") && store.get(seenKey(note)) === "" && stages.some(isAhead)
}

/**
 * Whether something is left to do at a stage that the reader has not put aside; of a way in, whether they began it.
 *
 * @param {string} stage
 */
function isAhead(stage) {
  const start = `${variant}/${stage}/`
  if (store.get(`mark:${variant}/${stage}`) === "skip") return false
  const boxes = all(`[data-tick^="${CSS.escape(start)}"]`, HTMLInputElement)
  return boxes.length ? boxes.some((box) => !store.has(data(box, "tick"))) : store.done(start).length > 0
}

one("[data-news-read]", HTMLButtonElement, panel).addEventListener("click", () => {
  for (const note of notes) if (!note.hidden) store.put(seenKey(note), "1")
  // the button is gone now, and with it the place of whoever uses the keyboard
  one("#content", HTMLElement).focus()
})
store.addEventListener("change", show)
loadStylesheet("components/changes-since/lazy.css")
show()

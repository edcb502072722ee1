// What changed in the guide since the reader's last visit, as far as it concerns stages still ahead of them.

import { store } from "../../shared/memory.js"
import { trade } from "../../shared/page.js"
import { dress } from "../changes-since/stylesheet.js"

const panel = document.querySelector("[data-news]")
const notes = [...panel.querySelectorAll("[data-note]")]

function show() {
  const since = store.get("since:news")
  for (const note of notes) {
    const { note: id, day, of } = note.dataset
    note.hidden = day <= since || store.get(`seen:${id}`) !== "" || !of.split(" ").some(ahead)
  }
  panel.hidden = notes.every((note) => note.hidden)
}

/** Whether something is left to do at a stage that the reader has not put aside; of a way in, whether they began it. */
function ahead(stage) {
  const start = `${trade}/${stage}/`
  if (store.get(`mark:${trade}/${stage}`) === "skip") return false
  const boxes = [...document.querySelectorAll(`[data-tick^="${CSS.escape(start)}"]`)]
  return boxes.length ? boxes.some((box) => !store.has(box.dataset.tick)) : store.done(start).length > 0
}

panel.querySelector("[data-news-read]").addEventListener("click", () => {
  for (const note of notes) if (!note.hidden) store.put(`seen:${note.dataset.note}`, "1")
  // the button is gone now, and with it the place of whoever uses the keyboard
  document.getElementById("content").focus()
})
store.addEventListener("change", show)
dress("components/changes-since/lazy.css")
show()

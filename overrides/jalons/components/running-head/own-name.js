// @ts-check
// The name that a reader wants at the head of each sheet of paper; it stays on the device.

import { all, maybe } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"

const KEY = "own:name"
const LONGEST = 80

function show() {
  for (const place of all("[data-own-name]", HTMLElement)) place.textContent = store.get(KEY).slice(0, LONGEST)
}

const box = maybe("[data-own-name-box]", HTMLInputElement)
if (box) {
  box.value = store.get(KEY)
  box.addEventListener("change", () => store.put(KEY, box.value.trim()))
}
store.addEventListener("change", show)
show()

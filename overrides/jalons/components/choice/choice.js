// @ts-check
// The way that a reader chooses: kept on the device, marked in the drawing, and what it leaves out greyed below it.

import { all, data } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { chosenWay, forWhom, isOffWay } from "../../shared/own-way.js"
import { variant } from "../../shared/page.js"

const frames = all("[data-choose]", HTMLElement)

export function setUp() {
  for (const frame of frames) {
    frame.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) store.put(`choice:${data(frame, "choose")}`, target.value)
    })
  }
  store.addEventListener("change", show)
  show()
}

function show() {
  for (const frame of frames) {
    const way = store.get(`choice:${data(frame, "choose")}`)
    for (const box of all("input", HTMLInputElement, frame)) box.checked = box.value === way
  }
  for (const element of all(".stage, .choose, .choose__way[data-asks]", HTMLElement)) {
    element.classList.toggle("is-out", isOffWay(variant, forWhom(element)))
  }
  for (const head of all("[data-way-of]", HTMLElement)) markWay(head)
}

/** @param {HTMLElement} head the title of a way in the drawing */
function markWay(head) {
  const chosen = chosenWay(variant, data(head, "wayOf"))
  const isChosen = chosen === data(head, "way")
  head.classList.toggle("is-yours", isChosen)
  head.classList.toggle("is-out", (chosen !== "" && !isChosen) || isOffWay(variant, forWhom(head)))
  for (const mark of all("[data-yours]", HTMLElement, head)) mark.hidden = !isChosen
}

// @ts-check
// The path of a variant: how far the reader is, the tasks of the stage that was chosen, and which stage is in view.

import { setUp } from "../../components/next/next.js"
import { all, maybe, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"

const drawing = one("#flowchart", HTMLElement)
const sections = all(".stages > .stage", HTMLElement)

/** Opens the tasks of the stage that the address names. */
function openTasks() {
  const chosen = sections.find(({ id }) => `#${id}` === location.hash)
  const tasks = chosen && maybe(".stage__tasks", HTMLDetailsElement, chosen)
  if (tasks) tasks.open = true
}

/**
 * The first of them is marked in the drawing.
 *
 * @type {Set<Element>}
 */
const inView = new Set()
const observer = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) inView[isIntersecting ? "add" : "delete"](target)
  const first = sections.find((section) => inView.has(section))
  for (const section of sections) {
    const box = maybe(`.box[data-stage="${CSS.escape(section.id)}"]`, HTMLElement)
    section.classList.toggle("in-view", section === first)
    if (section === first) box?.setAttribute("aria-current", "location")
    else box?.removeAttribute("aria-current")
    // where the drawing stays beside the stages and is higher than the screen
    if (section === first && box) drawing.scrollTop = box.offsetTop - drawing.clientHeight / 2
  }
}, { rootMargin: "-15% 0px -55%" })

function showNotYours() {
  if (store.keys("answer:").length) import("../../components/flowchart/not-yours.js").then(({ show }) => show())
}

setUp()
if (maybe("[data-choose], .stage[data-asks]", HTMLElement)) import("../../components/choice/choice.js").then((choice) => choice.setUp())
for (const section of sections) observer.observe(section)
addEventListener("hashchange", openTasks)
document.addEventListener("click", ({ target }) => {
  // the address may name the stage already
  if (target instanceof Element && target.closest("a[href^='#']")) setTimeout(openTasks)
})
store.addEventListener("change", showNotYours)
openTasks()
showNotYours()

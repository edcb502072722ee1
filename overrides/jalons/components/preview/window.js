// @ts-check
// The window that shows the drawing of a variant's path, as the path's own page publishes it.

import { all, clone, data, maybe, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { loadStylesheet } from "../../shared/stylesheet.js"

/**
 * Opens the window at once and fills it when the drawing is there; closing gives the focus back to where it came from.
 *
 * @param {HTMLElement} row the variant in its list
 */
export function show(row) {
  loadStylesheet("components/preview/lazy.css")
  const variant = one("h2 a", HTMLAnchorElement, row)
  const code = row.querySelector("b")?.textContent
  const made = clone("preview").say({ title: [variant.textContent, code].filter(Boolean).join(" · ") })
  const dialog = made.part("dialog", HTMLDialogElement)
  made.part("title", HTMLElement).lang = variant.lang
  made.part("open", HTMLAnchorElement).href = variant.href
  made.part("close", HTMLButtonElement).addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close()
    // who goes on from here has chosen this variant
    else if (target instanceof Element && target.closest("a")) store.put("variant:chosen", new URL(variant.href).pathname.split("/").at(-2) ?? "")
  })
  dialog.addEventListener("close", () => {
    dialog.remove()
    // the list may have been put in another order since
    maybe(".found__look", HTMLElement, row)?.focus()
  })
  one(".page", HTMLElement).append(dialog)
  dialog.showModal()
  fetchDrawing(variant.href).then(
    (parts) => {
      made.part("drawing", HTMLElement).replaceChildren(...parts)
      made.part("wait", HTMLElement).hidden = true
    },
    () => {
      made.part("wait", HTMLElement).hidden = true
      made.part("failed", HTMLElement).hidden = false
    },
  )
}

/**
 * The drawing on the page of a path, with what stands in brief above it; its links lead there from anywhere.
 *
 * @param {string} address
 * @throws the page cannot be fetched, or has no drawing
 */
async function fetchDrawing(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  const page = document.adoptNode(new DOMParser().parseFromString(await answer.text(), "text/html").body)
  const drawing = one(".flowchart", HTMLElement, page)
  for (const template of all("template", HTMLTemplateElement, drawing)) template.remove()
  for (const link of all("a[href]", HTMLAnchorElement, drawing)) link.href = new URL(link.getAttribute("href") ?? "", address).href
  for (const box of all(".box", HTMLElement, drawing)) showCount(box, data(drawing, "flow"))
  // the page may draw a path of its own
  for (const named of [drawing, ...all("[id]", HTMLElement, drawing)]) named.removeAttribute("id")
  const brief = maybe(".brief", HTMLElement, page)
  return brief ? [brief, drawing] : [drawing]
}

/**
 * How many tasks of a stage the reader has ticked.
 *
 * @param {HTMLElement} box
 * @param {string} variant
 */
function showCount(box, variant) {
  const count = maybe("[data-done-of]", HTMLElement, box)
  const tasks = data(box, "items").split(" ").filter(Boolean).map((item) => `${variant}/${data(box, "stage")}/${item.split("=")[0]}`)
  const done = tasks.filter((task) => store.has(task)).length
  if (count) count.textContent = `${done}/${tasks.length}`
  box.classList.toggle("is-done", tasks.length > 0 && done === tasks.length)
}

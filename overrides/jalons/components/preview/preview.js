// @ts-check
// Beside each variant of a list, a link to the drawing of its path, which opens in a window above the list.

import { clone, one } from "../../shared/dom.js"

/**
 * Adds the link to a row that has none yet; it leads to the drawing also where the window cannot be had.
 *
 * @param {HTMLElement} row
 */
export function offerPreview(row) {
  if (row.querySelector(".found__look")) return
  const variant = one("h2 a", HTMLAnchorElement, row)
  const made = clone("preview-link").say({ name: variant.textContent ?? "" })
  const link = made.part("link", HTMLAnchorElement)
  link.href = new URL("#flowchart", variant.href).href
  made.part("name", HTMLElement).lang = variant.lang
  link.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    import("./window.js").then(({ show }) => show(row), () => location.assign(link.href))
  })
  row.append(made.element)
}

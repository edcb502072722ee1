// @ts-check
// The variant that a reader opens from a list of variants is kept as theirs, for the home page.

import { store } from "../../shared/memory.js"

/** @param {HTMLElement} list */
export function keepChoice(list) {
  list.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest(".found h2 a") : null
    const id = link instanceof HTMLAnchorElement ? new URL(link.href).pathname.split("/").at(-2) : ""
    if (id) store.put("variant:chosen", id)
  })
}

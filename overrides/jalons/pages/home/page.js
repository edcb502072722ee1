// @ts-check
// The home page: the field that finds a variant as one types, and for whoever comes back their own variant and what is next.

import { one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { variantsOf } from "./kept-variants.js"

const form = one("[data-home-finder]", HTMLFormElement)
const field = one("[name=q]", HTMLInputElement, form)
// what finds variants is fetched when it is needed, so that a first visit is light
const begin = () => import("./finder.js")
field.addEventListener("focus", begin, { once: true })
field.addEventListener("input", () => begin().then((finder) => finder.show()))
form.addEventListener("submit", (event) => {
  event.preventDefault()
  begin().then((finder) => finder.open())
})
if (field.value) begin().then((finder) => finder.show())

function showOwn() {
  const kept = variantsOf(store)
  document.documentElement.classList.toggle("returning", kept.length > 0)
  if (kept.length) import("./own-variants.js").then((own) => own.show(kept))
}
store.addEventListener("change", showOwn)
showOwn()

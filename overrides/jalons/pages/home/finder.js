// @ts-check
// The field on the home page: a few variants as one types; Enter opens the first.

import { keepChoice } from "../../components/finder/chosen.js"
import { fetchVariants } from "../../components/finder/fetched.js"
import { partly, ranked } from "../../components/finder/ranking.js"
import { offerPreview } from "../../components/preview/preview.js"
import { maybe, one } from "../../shared/dom.js"
import { word } from "../../shared/page.js"
import { pluralWord } from "../../shared/plural.js"

const MOST_SHOWN = 5
const form = one("[data-home-finder]", HTMLFormElement)
const field = one("[name=q]", HTMLInputElement, form)
const found = one("[data-found]", HTMLElement, form)
const list = one("[data-found-list]", HTMLElement, form)
const all = one("[data-found-all]", HTMLAnchorElement, form)
const count = one("[data-found-count]", HTMLElement, form)

/** Shows what was found; gives how much that is. */
export async function show() {
  const typed = field.value.trim()
  const variants = await fetchVariants().catch(() => null)
  if (typed !== field.value.trim()) return 0
  found.hidden = !typed
  all.hash = typed ? new URLSearchParams({ q: typed }).toString() : ""
  if (!variants || !typed) {
    list.replaceChildren()
    count.textContent = ""
    return 0
  }
  const exact = ranked(typed, variants)
  const named = exact.length ? exact : partly(typed, variants)
  const shown = named.slice(0, MOST_SHOWN).map(({ element }) => element)
  for (const row of shown) offerPreview(row)
  list.replaceChildren(...shown)
  count.textContent = named.length ? pluralWord("found", named.length, { all: variants.length }) : word("found-none")
  return named.length
}

/** Where the list cannot be fetched or has no such variant, the page of all variants says what else can be done. */
export async function open() {
  if (!field.value.trim()) return
  const first = (await show()) ? maybe("h2 a", HTMLAnchorElement, list) : null
  if (first) first.click()
  else all.click()
}

keepChoice(list)
form.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") found.hidden = true
})
form.addEventListener("focusout", ({ relatedTarget }) => {
  // a window above the page gives the focus back
  if (relatedTarget instanceof Element && !form.contains(relatedTarget) && !relatedTarget.closest("dialog")) found.hidden = true
})
fetchVariants().catch(() => null)

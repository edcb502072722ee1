// @ts-check
// The list of variants on pages that do not hold it: fetched once, from the page that does.

import { all } from "../../shared/dom.js"
import { rootOfLanguage, variantFolder } from "../../shared/page.js"
import { variantsIn } from "./entries.js"

/** @type {Promise<import("./entries.js").FoundVariant[]> | undefined} */
let variants

/** All variants; their links lead on from this page. @throws the list cannot be fetched; it is asked for again next time */
export async function fetchVariants() {
  try {
    return await (variants ??= load())
  } catch (failed) {
    variants = undefined
    throw failed
  }
}

async function load() {
  const address = new URL(`${variantFolder}/`, rootOfLanguage)
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  const list = document.adoptNode(new DOMParser().parseFromString(await answer.text(), "text/html").body)
  for (const link of all("a[href]", HTMLAnchorElement, list)) link.href = new URL(link.getAttribute("href") ?? "", address).href
  for (const row of all(".found", HTMLElement, list)) {
    delete row.dataset.letter
    row.removeAttribute("id")
    for (const more of row.querySelectorAll(".found__more")) more.remove()
  }
  return variantsIn(list)
}

// @ts-check
// What a page unfolds by itself: what its address names, and where its reader has something left to do.

import { all, maybe } from "./dom.js"
import { store } from "./memory.js"
import { placeInFragment } from "./place.js"

/** Opens what holds the place that the address names, or else what that place holds first; its own heading leads to it too. */
export function openPlace() {
  const place = placeInFragment()
  const around = place?.closest("details")
  if (!around) {
    const within = place && maybe("details", HTMLDetailsElement, place)
    if (within) within.open = true
  }
  for (let fold = around; fold; fold = fold.parentElement?.closest("details")) fold.open = true
  if (place && around) place.scrollIntoView()
}

/** Opens it now, and whenever the address names another place. */
export function followPlace() {
  addEventListener("hashchange", openPlace)
  openPlace()
}

/**
 * For a reader who has begun, the first of these places with a task that is not ticked is open, and no other.
 *
 * @param {string} places a selector of elements that each have a fold with boxes to tick
 */
export function openLeft(places) {
  const found = all(places, HTMLElement)
  const boxes = (/** @type {HTMLElement} */ place) => all("[data-tick]", HTMLInputElement, place).map(({ dataset }) => dataset.tick ?? "")
  if (!found.some((place) => boxes(place).some((task) => store.has(task)))) return
  const left = found.find((place) => boxes(place).some((task) => !store.has(task)))
  for (const place of found) {
    const fold = maybe("details", HTMLDetailsElement, place)
    if (fold) fold.open = place === left
  }
}

// @ts-check
// A page whose stage or variant has another name by now, or whose sheet for signing is now the page of the stage itself:
// links to old addresses stand on paper, so they lead on.

import { fullId, idHistory, root, variantFolder } from "../../shared/page.js"

const VARIANT_PAGE = new RegExp(`^([^/]+/)?${variantFolder}/([^/]+)/(?:([^/]+)/(.*))?$`)

const [, language = "", variant, stage, rest] = VARIANT_PAGE.exec(location.pathname.slice(root.pathname.length)) ?? []

/**
 * What an id is called now, or itself where nothing took its place.
 *
 * @param {string} id
 * @param {string[]} [seen]
 * @returns {string}
 */
function presentId(id, seen = []) {
  const next = Object.keys(idHistory).find((one) => idHistory[one]?.includes(id))
  return next && !seen.includes(next) ? presentId(next, [...seen, next]) : id
}

if (variant && stage) {
  const folder = presentId(fullId(variant))
  const now = presentId(stage)
  // until 2026 a stage had a second page for its tasks, whose rows were named "STAGE--TASK"
  const sheet = rest === "checklist/"
  const place = sheet ? location.hash.replace(`#${stage}--`, "#") : location.hash
  if (sheet || folder !== fullId(variant) || now !== stage) {
    location.replace(new URL(`${language}${folder}/${now}/${sheet ? "" : rest}${place}`, root))
  }
} else if (variant && presentId(fullId(variant)) !== fullId(variant)) {
  location.replace(new URL(`${language}${presentId(fullId(variant))}/${location.hash}`, root))
}

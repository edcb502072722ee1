// @ts-check
// A page whose stage or trade has another name by now, or whose sheet for signing is now the page of the stage itself:
// links to old addresses stand on paper, so they lead on.

import { fullId, idHistory, root, variants } from "../../shared/page.js"

const TRADE_PAGE = new RegExp(`^(en/)?${variants}/([^/]+)/(?:([^/]+)/(.*))?$`)

const [, language = "", trade, stage, rest] = TRADE_PAGE.exec(location.pathname.slice(root.pathname.length)) ?? []

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

if (trade && stage) {
  const folder = presentId(fullId(trade))
  const now = presentId(stage)
  // until 2026 a stage had a second page for its tasks, whose rows were named "STAGE--TASK"
  const sheet = rest === "checklist/"
  const place = sheet ? location.hash.replace(`#${stage}--`, "#") : location.hash
  if (sheet || folder !== fullId(trade) || now !== stage) {
    location.replace(new URL(`${language}${folder}/${now}/${sheet ? "" : rest}${place}`, root))
  }
} else if (trade && presentId(fullId(trade)) !== fullId(trade)) {
  location.replace(new URL(`${language}${presentId(fullId(trade))}/${location.hash}`, root))
}

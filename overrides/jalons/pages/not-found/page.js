// @ts-check
// A page whose stage or trade has another name by now: links to its old address stand on paper, so they lead on.

import { idHistory, root } from "../../shared/page.js"

const TRADE_PAGE = /^(en\/)?trades\/([^/]+)\/(?:([^/]+)\/(.*))?$/

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

if (trade) {
  const folder = presentId(`trades/${trade}`)
  const now = stage && presentId(stage)
  if (folder !== `trades/${trade}` || now !== stage) {
    location.replace(new URL(`${language}${folder}/${now ? `${now}/${rest}` : ""}${location.hash}`, root))
  }
}

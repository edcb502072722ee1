// A page whose stage or trade has another name by now: links to its old address stand on paper, so they lead on.

import { idHistory, root } from "../../shared/page.js"

const [, language, trade, stage, rest] = /^(en\/)?trades\/([^/]+)\/(?:([^/]+)\/(.*))?$/.exec(location.pathname.slice(root.pathname.length)) ?? []

/** What an id is called now, or itself where nothing took its place. */
function now(id, seen = []) {
  const next = Object.keys(idHistory).find((one) => idHistory[one].includes(id))
  return next && !seen.includes(next) ? now(next, [...seen, next]) : id
}

if (trade) {
  const [to, at] = [now(`trades/${trade}`), stage && now(stage)]
  if (to !== `trades/${trade}` || at !== stage) location.replace(new URL(`${language ?? ""}${to}/${stage ? `${at}/${rest}` : ""}${location.hash}`, root))
}

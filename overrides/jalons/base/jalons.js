// @ts-check
// What every page does with a script, on top of what it says without.

import { all, maybe } from "../shared/dom.js"
import { store } from "../shared/memory.js"
import { keepLanguageSwitch } from "../shared/place.js"
import * as schemeSwitch from "./scheme-switch.js"
import * as ticks from "./ticks.js"

ticks.setUp()
schemeSwitch.setUp()

for (const control of all("[data-print]", HTMLButtonElement)) control.addEventListener("click", () => print())
// what is folded stands open on paper: some browsers open it by themselves, others need telling
addEventListener("beforeprint", () => {
  for (const folded of all("details:not([open])", HTMLDetailsElement)) {
    folded.open = true
    addEventListener("afterprint", () => { folded.open = false }, { once: true })
  }
})

// few ever start over: what that takes is fetched by who does
for (const control of all("[data-start-over]", HTMLButtonElement)) {
  control.addEventListener("click", () => import("./start-over.js").then((startOver) => startOver.askFirst(control)))
  control.hidden = false
}

function followAddress() {
  keepLanguageSwitch()
  // whoever comes from paper is told what changed since
  if (location.hash.startsWith("#v=")) import("../components/changes-since/since.js").then((since) => since.show())
}
addEventListener("hashchange", followAddress)
followAddress()

if (store.get("own:name") || maybe("[data-own-name-box]", HTMLElement)) import("../components/running-head/own-name.js")

// at the first visit nothing is news
const news = maybe("[data-news]", HTMLElement)
if (news && store.get("since:news")) import("../components/news/news.js")
else if (news) store.put("since:news", news.dataset.news ?? "")

// @ts-check
// Taking along what was ticked: as a link, as a code to scan, as a file; and taking in what another device sends.

import { today } from "../../shared/dates.js"
import { ask, tell } from "../../shared/dialogs.js"
import { all, one } from "../../shared/dom.js"
import { download } from "../../shared/download.js"
import { sayIfBlocked, store } from "../../shared/memory.js"
import { root, variant, word } from "../../shared/page.js"
import { readBackup, writeBackup } from "./backup.js"
import { linkBox, showCard } from "./card.js"
import { decode } from "./decode.js"
import { FRAGMENT, takeIn } from "./incoming.js"
import { PassportError } from "./passport.js"
import { guide, KEYS_IN_FILE, page, ROLE_KEY } from "./scope.js"

const LARGEST_FILE = 2e6
const chooser = one("[data-open]", HTMLInputElement, page)
const share = one("[data-share]", HTMLButtonElement, page)

function readAddress() {
  if (location.hash.startsWith(FRAGMENT)) takeIn(() => decode(location.hash.slice(FRAGMENT.length), guide))
}

function openFile() {
  const file = chooser.files?.[0]
  if (!file) return
  takeIn(async () => {
    if (file.size > LARGEST_FILE) throw new PassportError("damaged")
    return readBackup(await file.text(), guide, KEYS_IN_FILE)
  })
  chooser.value = ""
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(linkBox.value)
    tell(word("passport-copied"))
  } catch {
    linkBox.select()
    tell(word("passport-copy-by-hand"))
  }
}

/** Takes away everything that the guide keeps on the device, if the reader is sure. */
function forgetAll() {
  ask(word("forget-ask"), () => {
    const before = store.forget()
    forgetTab()
    const undo = () => {
      store.restore(before)
      tell(word("undone"))
    }
    tell(word("forgotten"), { name: word("undo"), run: undo })
  })
}

/** What was typed for a letter is kept until the tab is closed. */
function forgetTab() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(`jalons:${root.pathname}:`)) sessionStorage.removeItem(key)
  } catch { /* then nothing was kept there */ }
}

for (const box of all("[name=role]", HTMLInputElement, page)) box.addEventListener("change", () => store.put(ROLE_KEY, box.value))
chooser.addEventListener("change", openFile)
one("[data-save]", HTMLButtonElement, page).addEventListener("click", () => {
  download(writeBackup(store.state(...KEYS_IN_FILE), guide), `jalons-${variant}-${today()}.json`, "application/json")
})
one("[data-copy]", HTMLButtonElement, page).addEventListener("click", copyLink)
if ("share" in navigator) {
  share.hidden = false
  share.addEventListener("click", () => navigator.share({ title: document.title, url: linkBox.value }).catch(() => {}))
}
linkBox.addEventListener("focus", () => linkBox.select())
one("[data-forget]", HTMLButtonElement, page).addEventListener("click", forgetAll)
store.addEventListener("change", showCard)
addEventListener("hashchange", readAddress)
sayIfBlocked()
showCard()
readAddress()

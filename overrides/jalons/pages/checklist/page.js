// @ts-check
// The sheet of the whole path, in the view that its address asks for, open where the reader has something left to do.

import { setUp } from "../../components/sheet/views.js"
import { all } from "../../shared/dom.js"
import { openLeft, openPlace } from "../../shared/folds.js"
import { readState } from "../../shared/fragment.js"

/** The rows of one person are few: all of them are open. */
function open() {
  if (readState().state.get("for")) for (const fold of all(".sheet-stage > details", HTMLDetailsElement)) fold.open = true
  else openPlace()
}

setUp()
openLeft(".sheet-stage")
addEventListener("hashchange", open)
open()

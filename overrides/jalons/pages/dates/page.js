// @ts-check
// The days that a reader knows, where no hours are counted: what follows from them, and a calendar file of it.

import { sayIfBlocked, store } from "../../shared/memory.js"
import { showDeadlines } from "../hours/deadlines.js"

store.addEventListener("change", showDeadlines)
sayIfBlocked()
showDeadlines()

// @ts-check
// The days of a reader and what follows from them, kept on the device.

import { showDeadlines } from "../../components/days/deadlines.js"
import { sayIfBlocked, store } from "../../shared/memory.js"

store.addEventListener("change", showDeadlines)
sayIfBlocked()
showDeadlines()

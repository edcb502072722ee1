// @ts-check
// Sources: what the address names is open.

import { openPlace } from "../../shared/folds.js"

addEventListener("hashchange", openPlace)
openPlace()

// @ts-check
// Official pages: the group of the one that the address names is open.

import { openPlace } from "../../shared/folds.js"

addEventListener("hashchange", openPlace)
openPlace()

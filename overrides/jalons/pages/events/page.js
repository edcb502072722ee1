// @ts-check
// What can change on the way: what the address names is open.

import { followPlace } from "../../shared/folds.js"

followPlace()

// @ts-check
// Official pages: the group of the one that the address names is open.

import { followPlace } from "../../shared/folds.js"

followPlace()

// @ts-check
// Sources: what the address names is open.

import { followPlace } from "../../shared/folds.js"

followPlace()

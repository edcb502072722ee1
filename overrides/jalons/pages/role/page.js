// @ts-check
// The tasks of one role: shows how far the reader is, and the tasks of the stage that comes next or that the address names.

import { setUp } from "../../components/next/next.js"
import { followPlace, openLeft } from "../../shared/folds.js"

setUp()
openLeft(".trail > [data-stage]")
followPlace()

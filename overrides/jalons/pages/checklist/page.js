// @ts-check
// The sheet of the whole path, in the view that its address asks for.

import { setUp } from "../../components/sheet/views.js"

setUp()

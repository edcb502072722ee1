// @ts-check
// The tasks of one role: shows how far the reader is.

import { setUp } from "../../components/next/next.js"

setUp()

// @ts-check
// The home page: shows how far the reader is on the path of the main trade.

import { setUp } from "../../components/next/next.js"

setUp()

// @ts-check
// The path as a flowchart: shows how far the reader is.

import { setUp } from "../../components/next/next.js"

setUp()

// @ts-check
// A paper that is filled in on the device.

import "../../components/fill-in/fill-in.js"

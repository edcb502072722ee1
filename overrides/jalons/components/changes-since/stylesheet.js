// Fetches a style sheet that few pages need, once.

import { root } from "../../shared/page.js"

const asked = new Set()

export function dress(name) {
  if (asked.has(name)) return
  asked.add(name)
  const link = document.createElement("link")
  link.rel = "stylesheet"
  link.href = new URL(`assets/${name}`, root)
  document.head.append(link)
}

// @ts-check
// The words for the status of a stage, on pages whose script.yml hands them.

import { writtenDay } from "./dates.js"
import { language, roleName, word } from "./page.js"

/** @param {import("./progress.js").Status} status */
export function statusWords(status) {
  if (status.kind === "out") return word("status-skip")
  if (status.kind !== "wait") return word(`status-${status.kind}`)
  return word("status-wait", { who: roleName(status.who), day: writtenDay(status.since, language) })
}

// @ts-check
// The next thing to do on the path that the page draws: "you are here", the status of each stage, who is waited for.

import { writtenDay } from "../../shared/dates.js"
import { all, clone, data, one } from "../../shared/dom.js"
import { store } from "../../shared/memory.js"
import { addressOfVariant, language, reader, roleName, root, word } from "../../shared/page.js"
import { standing, tally } from "../../shared/progress.js"
import { showStage } from "../flowchart/marks.js"
import { addressOf, addressOfTask, numberOf, stagesOnPage, titleOf, wordsOnPage } from "./stages.js"

/**
 * @typedef {import("./stages.js").DrawnStage} DrawnStage
 * @typedef {ReturnType<typeof standing<DrawnStage>>} Standing
 * @typedef {import("../../shared/progress.js").Task & { stage: DrawnStage }} TaskThere
 * @typedef {{ stages: Record<string, { id: string, text: Record<string, string> }[]> }} Path what is used of path.json
 */

const has = (/** @type {string} */ task) => store.has(task)

/**
 * Shows on the page, and in the panel for the next thing to do, how far the reader is.
 *
 * @param {HTMLElement} panel
 * @param {string} variant
 */
export function show(panel, variant) {
  const stages = stagesOnPage(variant)
  const begun = stages.some(({ status: { kind } }) => kind !== "none")
  const me = panel.dataset.me || store.get(`me:${variant}/role`) || store.get("answer:role") || reader
  const now = standing(stages, has, me)
  for (const stage of stages) showStage(stage, begun && now.here.includes(stage), me)
  for (const need of all("[data-needed]", HTMLElement)) showNeed(need, variant)
  panel.hidden = !begun && !("first" in panel.dataset)
  if (panel.hidden) return
  showTally(panel, stages)
  showGoal(panel, now)
  showWaits(panel, now)
}

/**
 * Says of something that must be done first whether it is.
 *
 * @param {HTMLElement} need
 * @param {string} variant
 */
function showNeed(need, variant) {
  one("[data-needed-done]", HTMLElement, need).hidden = data(need, "needed").split(" ").some((task) => !has(`${variant}/${task}`))
}

/**
 * @param {HTMLElement} panel
 * @param {DrawnStage[]} stages
 */
function showTally(panel, stages) {
  const { done, all: count } = tally(stages, has)
  const meter = one("[data-next-meter]", HTMLProgressElement, panel)
  meter.max = count || 1
  meter.value = done
  one("[data-total]", HTMLElement, panel).textContent = word("done-of-path", { done, all: count })
}

/**
 * The task to do next, or the stage where nothing is left to do for this reader.
 *
 * @param {HTMLElement} panel
 * @param {Standing} standing
 */
function showGoal(panel, { here, now, aim, paused, choice }) {
  const title = one("[data-next-title]", HTMLElement, panel)
  const link = one("[data-next-link]", HTMLAnchorElement, panel)
  const goal = now && !aim ? now.stage : here[0]
  if (choice) {
    showChoice(title, link, one(`[data-choice="${CSS.escape(choice)}"]`, HTMLElement, panel))
    return
  }
  link.hidden = !goal
  if (goal) link.href = now && !aim ? addressOfTask(goal, now.id) : addressOf(goal)
  if (aim || !goal) {
    title.textContent = word("all-done")
    link.textContent = goal ? word("all-done-next") : ""
  } else if (paused) {
    title.textContent = paused.pause ?? ""
    link.textContent = titleOf(goal)
    link.href = addressOf(goal)
  } else {
    title.textContent = word(now ? "next-thing" : "next-none", { n: numberOf(goal) })
    if (now) nameTask(now, (text) => { link.textContent = text })
    else link.textContent = titleOf(goal)
  }
}

/**
 * What is to be chosen next, and the place to say so.
 *
 * @param {HTMLElement} title
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} choice
 */
function showChoice(title, link, choice) {
  title.textContent = word("next-thing", { n: data(choice, "n") })
  link.textContent = data(choice, "says")
  link.href = data(choice, "at")
  link.hidden = false
}

/**
 * Stages that wait for someone, and tasks here that are not this reader's.
 *
 * @param {HTMLElement} panel
 * @param {Standing} standing
 */
function showWaits(panel, { waiting, others, aim }) {
  const lines = waiting.map((stage) => {
    const { who = "", since = "" } = stage.status.kind === "wait" ? stage.status : {}
    const { line, link } = waitingLine(stage)
    link.textContent = word("next-waits-stage", { n: numberOf(stage), who: roleName(who), day: writtenDay(since, language) })
    return line
  })
  const tasks = (aim ? [] : others).map((task) => {
    const { line, link } = waitingLine(task.stage)
    const who = task.who.map(roleName).join(", ")
    nameTask(task, (what) => { link.textContent = word("next-waits-task", { who, what }) })
    return line
  })
  one("[data-next-waits]", HTMLElement, panel).replaceChildren(...lines, ...tasks)
  one("[data-next-others]", HTMLElement, panel).hidden = !lines.length && !tasks.length
  one("[data-next-how-many]", HTMLElement, panel).textContent = String(lines.length + tasks.length)
}

/** @param {DrawnStage} stage */
function waitingLine(stage) {
  const made = clone("next-wait")
  const link = made.part("link", HTMLAnchorElement)
  link.href = addressOf(stage)
  return { line: made.element, link }
}

/** @type {Promise<Path> | undefined} */
let path

/**
 * Hands over the words of a task: those on the page, or those of the path's own file, once it is there.
 *
 * @param {TaskThere} task
 * @param {(words: string) => void} use
 */
async function nameTask({ id, stage }, use) {
  const here = wordsOnPage(id)
  use(here ?? titleOf(stage))
  if (here !== null) return
  const [variant, stageId = "", task] = id.split("/")
  try {
    path ??= fetch(new URL(`${addressOfVariant(variant ?? "")}path.json`, root)).then((answer) => answer.json())
    const text = (await path).stages[stageId]?.find((one) => one.id === task)?.text[language]
    if (text) use(text)
  } catch { /* the title of the stage stands there already */ }
}

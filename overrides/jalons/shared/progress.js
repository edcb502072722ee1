// @ts-check
// How far a reader is: the status of each stage, what can be done now, and what waits for someone else.

import { parseDay } from "./dates.js"

/**
 * @typedef {{ kind: "wait", who: string, since: string }} Waiting for the role `who`, since a day
 * @typedef {{ kind: "skip" } | Waiting} Mark what a reader says of a stage that ticks cannot say
 * @typedef {{ kind: "none" | "some" | "done" | "out" } | Mark} Status "out" where choices or answers leave the stage out
 * @typedef {{ id: string, who: string[], held?: boolean }} Task a task "620D/apply/keep-copy", the roles that do it, whether
 *   something else must be done first
 * @typedef {object} Stage
 * @property {string} id
 * @property {boolean} optional whether one may stop before it, or skip it
 * @property {boolean} [maySkip] whether one may skip it: once it is begun, it is gone on with
 * @property {boolean} [held] whether something else must be done first
 * @property {string} [pause] in words: whom one waits for once it is done; "" for nobody
 * @property {string} [fork] in which branch of each fork around it it stands, of those followed at the same time: "training:0"
 * @property {string | null} [choice] what the reader must choose before it is known whether they come to the stage
 * @property {Status} status
 * @property {Task[]} tasks
 */

const WAITS = /^wait ([a-z0-9-]+) (\d{4}-\d{2}-\d{2})$/

/**
 * What a kept mark of a stage says; null where it says nothing.
 *
 * @param {string} text
 * @returns {Mark | null}
 */
export function readMark(text) {
  if (text === "skip") return { kind: "skip" }
  const [, who, since] = WAITS.exec(text) ?? []
  return who && since && parseDay(since) ? { kind: "wait", who, since } : null
}

/**
 * The status of a stage: ticks say "none", "some" or "done"; as long as it is not done, the reader's mark goes first.
 *
 * @param {string[]} tasks
 * @param {(task: string) => boolean} has
 * @param {string} mark as it is kept
 * @returns {Status}
 */
export function stageStatus(tasks, has, mark) {
  const done = tasks.filter(has).length
  if (tasks.length && done === tasks.length) return { kind: "done" }
  return readMark(mark) ?? { kind: done ? "some" : "none" }
}

/**
 * Whether what needs these tasks must wait still; a stage that is not for the reader holds up nothing.
 *
 * @param {string[]} needs each "STAGE/TASK"
 * @param {string} variant
 * @param {(task: string) => boolean} has
 * @param {(stage: string) => string} markOf the mark of a stage "620D/apply", as it is kept
 */
export function isHeld(needs, variant, has, markOf) {
  return needs.some((need) => !has(`${variant}/${need}`) && readMark(markOf(`${variant}/${need.split("/")[0]}`))?.kind !== "skip")
}

/**
 * Where the reader `me` stands on a path.
 *
 * Gives `here`, the stages one is at; `now`, the first task there that is the reader's; `others`, the first tasks there
 * that only somebody else can do; `waiting`, the stages that wait; `paused`, the stage that is done and after which one
 * waits; `choice`, what is to be chosen before anything else; and `aim`, whether all that is needed is done. What waits
 * for something else is passed over, and so is a stage without a task for the reader.
 *
 * @template {Stage} S
 * @param {S[]} stages in the order of the path
 * @param {(task: string) => boolean} has
 * @param {string} me a role
 */
export function standing(stages, has, me) {
  const open = stages.filter(({ status: { kind }, tasks }) => !["done", "skip", "out"].includes(kind) && (tasks.length || kind === "wait"))
  const waiting = open.filter(({ status: { kind } }) => kind === "wait")
  const going = open.filter((stage) => !waiting.includes(stage))
  const isFree = (/** @type {Task} */ { id, held }) => !has(id) && !held
  const free = going.filter(({ held, tasks }) => !held && (tasks.some(isFree) || !tasks.some((task) => task.held)))
  const isNext = (/** @type {S} */ { optional, maySkip, status: { kind } }) => !optional || (maySkip && kind === "some")
  const first = free.find(isNext) ?? open.find(({ optional }) => !optional) ?? open[0]
  /** @type {S[]} */
  const here = []
  for (const stage of open) {
    const isOpen = first && !stage.held && !stage.choice && [first, ...here].every((other) => isBeside(stage, other))
    if (stage === first || isOpen) here.push(stage)
  }
  const choice = first?.choice ?? null
  if (choice) return { here: [], waiting, paused: null, now: null, others: [], choice, aim: false }
  const left = here.filter((stage) => !waiting.includes(stage))
    .flatMap((stage) => (stage.held ? [] : stage.tasks.filter(isFree)).map((task) => ({ ...task, stage })))
  const mine = (/** @type {Task} */ { who }) => !who.length || who.includes(me)
  return {
    here, waiting, paused: pausedAt(stages, here),
    now: left.find(mine) ?? null,
    others: left.filter((task) => !mine(task)).slice(0, 2),
    choice,
    aim: !first || !isNext(first),
  }
}

/**
 * The stage that is done and after which one waits, as long as nothing after it is begun and nothing beside it is left.
 *
 * @template {Stage} S
 * @param {S[]} stages
 * @param {S[]} here
 */
function pausedAt(stages, here) {
  const last = stages.findLastIndex(({ status: { kind } }) => !["none", "skip", "out"].includes(kind))
  // what follows and has nothing to do but wait is waited at too
  const then = stages.slice(last + 1).filter(({ status: { kind } }) => kind !== "out")[0]
  const isDone = stages[last]?.status.kind === "done"
  const stage = isDone && then?.pause && !then.tasks.length ? then : stages[last]
  const isLeft = here.some((other) => stages[last] && isBeside(other, stages[last]))
  return stage?.pause && isDone && !isLeft ? stage : null
}

/**
 * Whether one can be at two stages at the same time: they stand in different branches of a fork.
 *
 * @param {Stage} one
 * @param {Stage} other
 */
function isBeside({ fork: one = "" }, { fork: other = "" }) {
  const branches = new Map(one.split(" ").map((branch) => /** @type {[string, string]} */ (branch.split(":"))))
  return other.split(" ").some((branch) => {
    const [fork = "", n = ""] = branch.split(":")
    return (branches.get(fork) ?? n) !== n
  })
}

/**
 * How many tasks are done of all that count: those of stages that are needed and concern the reader, as far as chosen.
 *
 * @param {Stage[]} stages
 * @param {(task: string) => boolean} has
 */
export function tally(stages, has) {
  const counts = (/** @type {Stage} */ { optional, choice, status: { kind } }) => !optional && !choice && kind !== "skip" && kind !== "out"
  const tasks = stages.filter(counts).flatMap((stage) => stage.tasks)
  return { done: tasks.filter(({ id }) => has(id)).length, all: tasks.length }
}

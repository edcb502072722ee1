// How far a reader is: the status of each stage, what can be done now, and what waits for someone else.

const WAITS = /^wait ([a-z0-9-]+) (\d{4}-\d{2}-\d{2})$/

/** What a reader's mark of a stage says: {kind: "skip"}, {kind: "wait", who, since}, or null where it says nothing. */
export function marked(text) {
  if (text === "skip") return { kind: "skip" }
  const [, who, since] = WAITS.exec(text) ?? []
  return who && !Number.isNaN(Date.parse(since)) ? { kind: "wait", who, since } : null
}

/** The status of a stage: ticks say "none", "some" or "done"; as long as it is not done, the reader's mark goes first. */
export function status(items, has, mark) {
  const done = items.filter(has).length
  if (items.length && done === items.length) return { kind: "done" }
  return marked(mark) ?? { kind: done ? "some" : "none" }
}

/**
 * Where the reader `me` stands on a path: a list of stages {id, optional, fork, status, tasks}, a task being {id, who}.
 *
 * Gives `here`, the stages one is at; `now`, the first task there that is the reader's; `others`, the first tasks there
 * that only somebody else can do; `waiting`, the stages that wait; and `aim`, whether all that is needed is done.
 */
export function standing(stages, has, me) {
  const passed = ({ status: { kind } }) => kind === "done" || kind === "skip"
  const open = stages.filter((stage) => !passed(stage))
  const waiting = open.filter(({ status: { kind } }) => kind === "wait")
  const going = open.filter((stage) => !waiting.includes(stage))
  const first = going.find(({ optional }) => !optional) ?? open.find(({ optional }) => !optional) ?? open[0]
  const here = open.filter((stage) => stage === first || (first && stage.fork !== null && stage.fork === first.fork))
  const left = here.filter((stage) => !waiting.includes(stage))
    .flatMap((stage) => stage.tasks.filter(({ id }) => !has(id)).map((task) => ({ ...task, stage })))
  const mine = ({ who }) => !who.length || who.includes(me)
  return {
    here, waiting,
    now: left.find(mine) ?? null,
    others: left.filter((task) => !mine(task)).slice(0, 2),
    aim: !first || first.optional,
  }
}

/** How many tasks are done of all that count: those of stages that are needed and concern the reader. */
export function tally(stages, has) {
  const tasks = stages.filter(({ optional, status: { kind } }) => !optional && kind !== "skip").flatMap((stage) => stage.tasks)
  return { done: tasks.filter(({ id }) => has(id)).length, all: tasks.length }
}

// @ts-check
// What a reader keeps in this browser: one key each, so that two tabs never overwrite one another, and each value with
// a count of its changes, so that what two devices know can be put together in any order.

import { counted, KeptValues, MOST, newer, reachStorage } from "./kept-values.js"

export { counted, newer }
/** @typedef {import("./kept-values.js").Counted} Counted */
/** @typedef {Pick<import("./former-ids.js").FormerIds, "shown" | "of" | "ofTask">} Former */
/** Where no id was ever another one. @type {Former} */
const NONE = { shown: (task) => task, of: () => [], ofTask: () => [] }

/**
 * The state of the site at `path`; other sites on the same host keep theirs under their own path.
 *
 * A key is `KIND:NAME`: `tick:620D/apply/keep-copy`. Its value is a count of changes, and for all but ticks, after a
 * space, what was set last. A tick is set where its count is odd. Of two states of one key the higher count holds; so
 * merging gives the same whatever comes first, however often.
 *
 * `former` makes, of a way to ask whether a task was ever ticked under an id, what knows the ids of before and which tasks
 * show another one. What was ticked under an id of before counts as long as the new one was never touched; nothing is
 * rewritten, so that an older page in another tab is never wrong.
 *
 * Events: "change"; "cleared", where another page took everything away; "trouble", with what went wrong as its detail.
 */
export class Store extends EventTarget {
  // semicolons, since taking out spare space joins these lines
  #former;
  #values;

  /**
   * @param {string} path
   * @param {{ former?: (isSet: (task: string) => boolean) => Former, storage?: Storage | null }} [given]
   */
  constructor(path, { former = () => NONE, storage = reachStorage() } = {}) {
    super()
    this.#former = former((task) => this.#values.read(`tick:${task}`).n > 0)
    this.#values = new KeptValues(`jalons:${path}:`, storage, (trouble) => this.#tell("trouble", trouble))
    addEventListener("storage", (event) => {
      if (!this.#values.concerns(event)) return
      if (event.key === null) this.#tell("cleared")
      this.#tell("change")
    })
    // a page that comes back from the back/forward cache missed what happened meanwhile
    addEventListener("pageshow", (event) => { if (event.persisted) this.#tell("change") })
  }

  get blocked() {
    return this.#values.blocked
  }

  /**
   * Whether a task ("620D/apply/keep-copy") is done: as set here, or as all that it came from were.
   *
   * @param {string} task
   * @returns {boolean}
   */
  has(task) {
    const shown = this.#former.shown(task)
    const { n } = this.#values.read(`tick:${shown}`)
    if (n) return n % 2 === 1
    const before = this.#former.ofTask(shown)
    return before.length > 0 && before.every((one) => this.has(one))
  }

  /**
   * @param {string} task
   * @param {boolean} done
   */
  set(task, done) {
    if (this.has(task) === done) return
    const key = `tick:${this.#former.shown(task)}`
    const { n } = this.#values.read(key)
    const odd = Number(done)
    this.#write(key, { n: Math.min(n + 1 + Number((n + 1) % 2 !== odd), MOST - 1 + odd), value: "" })
  }

  /**
   * What is set under `key` ("mark:620D/apply"), or "" where nothing is; a stage never marked has the mark it had before.
   *
   * @param {string} key
   * @returns {string}
   */
  get(key) {
    const { n, value } = this.#values.read(key)
    if (n || !key.startsWith("mark:")) return value
    const [variant, stage = ""] = key.slice("mark:".length).split("/")
    return this.#former.of(stage).map((name) => this.get(`mark:${variant}/${name}`)).find(Boolean) ?? ""
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  put(key, value) {
    const { n, value: before } = this.#values.read(key)
    if (before !== value) this.#write(key, { n: Math.min(n + 1, MOST), value })
  }

  /**
   * The keys that begin with `start` and were ever set, also those whose value is "" by now.
   *
   * @param {string} start
   */
  keys(start) {
    return this.#values.keys(start)
  }

  /** Every task done whose id begins with `start`, also those with ids of before. @param {string} start */
  done(start) {
    return this.keys(`tick:${start}`).filter((key) => this.#values.read(key).n % 2 === 1).map((key) => key.slice("tick:".length))
  }

  /**
   * Takes away the ticks of `tasks` and whatever else begins with `starts`; gives a function that puts it all back.
   *
   * @param {string[]} tasks
   * @param {string[]} [starts]
   */
  clear(tasks, starts = []) {
    const ticks = tasks.filter((task) => this.has(task))
    const set = starts.flatMap((start) => this.keys(start))
      .map((key) => /** @type {const} */ ([key, this.get(key)])).filter(([, value]) => value)
    // what no one can read as a tick goes too, or its notice would come back
    for (const task of tasks) this.#values.dropIfCorrupt(`tick:${task}`)
    for (const task of ticks) this.set(task, false)
    for (const [key] of set) this.put(key, "")
    this.#tell("change")
    return () => {
      for (const task of ticks) this.set(task, true)
      for (const [key, value] of set) this.put(key, value)
    }
  }

  /**
   * Everything kept whose key begins with one of `starts`.
   *
   * @param {string[]} starts
   * @returns {Map<string, Counted>}
   */
  state(...starts) {
    const keys = starts.flatMap((start) => this.keys(start))
    return new Map(keys.map((key) => /** @type {const} */ ([key, this.#values.read(key)])).filter(([, { n }]) => n))
  }

  /**
   * Takes over what is newer in `state`; gives what was here before, as `state` gives it, for the keys that changed.
   *
   * @param {ReadonlyMap<string, Counted>} state
   */
  merge(state) {
    /** @type {Map<string, Counted>} */
    const before = new Map()
    for (const [key, theirs] of state) {
      const ours = this.#values.read(key)
      if (newer(theirs, ours) === ours) continue
      before.set(key, ours)
      this.#write(key, theirs)
    }
    return before
  }

  /**
   * Puts back states that `state` or `merge` gave, exactly as they were.
   *
   * @param {ReadonlyMap<string, Counted>} states
   */
  restore(states) {
    for (const [key, kept] of states) {
      if (kept.n) this.#write(key, kept)
      else this.#values.drop(key)
    }
    this.#tell("change")
  }

  /** Takes away everything, also what cannot be read; gives it back as `restore` takes it. */
  forget() {
    const before = this.state("")
    for (const key of this.keys("")) this.#values.drop(key)
    this.#tell("change")
    return before
  }

  /**
   * @param {string} key
   * @param {Counted} state
   */
  #write(key, state) {
    this.#values.write(key, state)
    this.#tell("change")
  }

  /**
   * @param {"change" | "cleared" | "trouble"} what
   * @param {string} [detail]
   */
  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }))
  }
}

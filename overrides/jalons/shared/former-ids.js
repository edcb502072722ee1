// @ts-check
// The ids that tasks, stages and variants had before, and those of tasks that show another one. A page that is handed any
// has this script before the others.

import { brought, fullId } from "./page.js"

/** Reads the history of ids that a page is handed: {"apply/new": ["apply/old"], "trades/new": ["trades/old"]}. */
export class FormerIds {
  // semicolons, since taking out spare space joins these lines
  #history;
  #isSet;
  #sameAs;

  /**
   * @param {Readonly<Record<string, string[]>>} history
   * @param {(task: string) => boolean} isSet whether a task was ever ticked under this very id
   * @param {Readonly<Record<string, string>>} [sameAs] the task that a task shows, both as STAGE/TASK
   */
  constructor(history, isSet, sameAs = {}) {
    this.#history = history
    this.#isSet = isSet
    this.#sameAs = sameAs
  }

  /**
   * The task whose tick a task has: its own, but where it shows another one.
   *
   * @param {string} task
   */
  shown(task) {
    const cut = task.indexOf("/") + 1
    const same = this.#sameAs[task.slice(cut)]
    return same === undefined ? task : task.slice(0, cut) + same
  }

  /**
   * The ids that a stage, "FOLDER/VARIANT" or "STAGE/TASK" had before.
   *
   * @param {string} id
   */
  of(id) {
    return this.#history[id] ?? []
  }

  /**
   * The tasks ("620D/apply/keep-copy") that a task came from, as ticked last: under another id of its own, or under
   * that of its variant.
   *
   * @param {string} task
   */
  ofTask(task) {
    const [variant, stage, id] = task.split("/")
    const names = this.of(`${stage}/${id}`).map((name) => `${variant}/${name}`)
    const ofVariant = this.#underFormerVariant(task)
    return names.length && !ofVariant.some((one) => this.#touched(one)) ? names : ofVariant
  }

  /**
   * The same task under the ids that its variant had before.
   *
   * @param {string} task
   */
  #underFormerVariant(task) {
    const [variant = "", ...rest] = task.split("/")
    return this.of(fullId(variant)).map((name) => [name.slice(fullId("").length), ...rest].join("/"))
  }

  /**
   * @param {string} task
   * @returns {boolean}
   */
  #touched(task) {
    return this.#isSet(task) || this.#underFormerVariant(task).some((one) => this.#touched(one))
  }
}

brought.FormerIds = FormerIds

// @ts-check
// The ids that tasks, stages and trades had before.

import { fullId } from "./page.js"

/** Reads the history of ids that a page is handed: {"apply/new": ["apply/old"], "trades/new": ["trades/old"]}. */
export class FormerIds {
  // semicolons, since taking out spare space joins these lines
  #history;
  #isSet;

  /**
   * @param {Readonly<Record<string, string[]>>} history
   * @param {(task: string) => boolean} isSet whether a task was ever ticked under this very id
   */
  constructor(history, isSet) {
    this.#history = history
    this.#isSet = isSet
  }

  /**
   * The ids that a stage, "trades/TRADE" or "STAGE/TASK" had before.
   *
   * @param {string} id
   */
  of(id) {
    return this.#history[id] ?? []
  }

  /**
   * The tasks ("620D/apply/keep-copy") that a task came from, as ticked last: under another id of its own, or under
   * that of its trade.
   *
   * @param {string} task
   */
  ofTask(task) {
    const [trade, stage, id] = task.split("/")
    const names = this.of(`${stage}/${id}`).map((name) => `${trade}/${name}`)
    const ofTrade = this.#underFormerTrade(task)
    return names.length && !ofTrade.some((one) => this.#touched(one)) ? names : ofTrade
  }

  /**
   * The same task under the ids that its trade had before.
   *
   * @param {string} task
   */
  #underFormerTrade(task) {
    const [trade = "", ...rest] = task.split("/")
    return this.of(fullId(trade)).map((name) => [name.slice(fullId("").length), ...rest].join("/"))
  }

  /**
   * @param {string} task
   * @returns {boolean}
   */
  #touched(task) {
    return this.#isSet(task) || this.#underFormerTrade(task).some((one) => this.#touched(one))
  }
}

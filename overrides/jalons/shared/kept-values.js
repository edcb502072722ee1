// @ts-check
// Values kept in the browser's storage, one key each, with a count of their changes; in memory where that is refused.

/**
 * @typedef {{ n: number, value: string }} Counted a value and how often it was changed; 0 where it never was
 * @typedef {"blocked" | "full" | "corrupt"} Trouble
 */

export const MOST = 9999 // whoever ticks a thing that often goes on between the last two counts
const COUNTED = /^([1-9]\d{0,3})(?: ([^]*))?$/
const isTick = (/** @type {string} */ key) => key.startsWith("tick:")

/**
 * A kept text as a count and a value; null where no version of the guide wrote it.
 *
 * @param {string} key
 * @param {string} text
 * @returns {Counted | null}
 */
export function counted(key, text) {
  const [, n, value] = COUNTED.exec(text) ?? []
  if (!n || isTick(key) !== (value === undefined)) return null
  return { n: Number(n), value: value ?? "" }
}

/**
 * Which of two states of one key holds: the one changed more often, or of two that differ at one count, the later in
 * the alphabet.
 *
 * @param {Counted} one
 * @param {Counted} other
 */
export function newer(one, other) {
  if (one.n !== other.n) return one.n > other.n ? one : other
  return one.value > other.value ? one : other
}

/** Reads and writes the keys that begin with a prefix. */
export class KeptValues {
  // semicolons, since taking out spare space joins these lines
  /** @type {Map<string, Counted>} */
  #memory = new Map();
  #prefix;
  #storage;
  #onTrouble;

  /**
   * @param {string} prefix
   * @param {Storage | null} storage null where the browser gives none
   * @param {(trouble: Trouble) => void} onTrouble
   */
  constructor(prefix, storage, onTrouble) {
    this.#prefix = prefix
    this.#storage = storage
    this.#onTrouble = onTrouble
  }

  get blocked() {
    return this.#storage === null
  }

  /**
   * Whether an event of the storage is about these values; null stands for all keys.
   *
   * @param {StorageEvent} event
   */
  concerns({ key, storageArea }) {
    return (!storageArea || storageArea === this.#storage) && (key === null || key.startsWith(this.#prefix))
  }

  /**
   * The keys that begin with `start` and were ever set, in the order of the alphabet.
   *
   * @param {string} start
   */
  keys(start) {
    /** @type {Set<string>} */
    const found = new Set()
    try {
      for (let n = 0; n < (this.#storage?.length ?? 0); n++) {
        const key = this.#storage?.key(n) ?? ""
        if (key.startsWith(this.#prefix + start)) found.add(key.slice(this.#prefix.length))
      }
    } catch {
      this.#storage = null
    }
    for (const key of this.#memory.keys()) if (key.startsWith(start)) found.add(key)
    return [...found].sort()
  }

  /**
   * @param {string} key
   * @returns {Counted}
   */
  read(key) {
    const inMemory = this.#memory.get(key)
    if (inMemory) return inMemory
    let text = null
    try {
      text = this.#storage?.getItem(this.#prefix + key) ?? null
    } catch {
      this.#storage = null
    }
    if (text === null) return { n: 0, value: "" }
    const read = counted(key, text)
    if (!read) this.#onTrouble("corrupt")
    return read ?? { n: 0, value: "" }
  }

  /**
   * @param {string} key
   * @param {Counted} state
   */
  write(key, { n, value }) {
    const text = isTick(key) ? `${n}` : `${n} ${value}`
    try {
      if (this.#storage === null) throw new TypeError("blocked")
      this.#storage.setItem(this.#prefix + key, text)
      this.#memory.delete(key)
    } catch {
      this.#memory.set(key, { n, value })
      this.#onTrouble(this.#storage === null ? "blocked" : "full")
    }
  }

  /** @param {string} key */
  drop(key) {
    this.#memory.delete(key)
    try {
      this.#storage?.removeItem(this.#prefix + key)
    } catch { /* it stays, and is said again */ }
  }

  /**
   * Takes a value away that cannot be read; any other stays.
   *
   * @param {string} key
   */
  dropIfCorrupt(key) {
    try {
      const text = this.#storage?.getItem(this.#prefix + key) ?? null
      if (text !== null && !counted(key, text)) this.#storage?.removeItem(this.#prefix + key)
    } catch { /* it stays, and is said again */ }
  }
}

/** The browser's storage; null where it is blocked. */
export function reachStorage() {
  // touching it throws where cookies are blocked, and some browsers give one that cannot be written
  try {
    const storage = globalThis.localStorage
    const probe = "jalons:probe"
    storage.setItem(probe, probe)
    storage.removeItem(probe)
    return storage
  } catch (refused) {
    return refused instanceof DOMException && refused.name === "QuotaExceededError" ? globalThis.localStorage : null
  }
}

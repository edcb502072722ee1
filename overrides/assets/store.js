// Ticks, kept in this browser: one key per item, so that two tabs never overwrite one another.

const DONE = "1"

/** The ticks of the site at `path`; other sites on the same host keep theirs under their own path. */
export class TickStore extends EventTarget {
  #prefix
  #memory = new Map()
  #storage

  constructor(path, storage = reach()) {
    super()
    this.#prefix = `jalons:${path}:tick:`
    this.#storage = storage
    addEventListener("storage", (event) => {
      if (event.key === null || event.key.startsWith(this.#prefix)) this.#changed()
    })
    // a page that comes back from the back/forward cache missed what happened meanwhile
    addEventListener("pageshow", (event) => event.persisted && this.#changed())
  }

  get blocked() {
    return this.#storage === null
  }

  /** Whether an item ("620D/apply/create-account") is done. Reports a value that cannot be read. */
  has(item) {
    if (this.#memory.has(item)) return this.#memory.get(item)
    let value = null
    try {
      value = this.#storage?.getItem(this.#prefix + item) ?? null
    } catch {
      this.#storage = null
    }
    if (value !== null && value !== DONE) this.#trouble("corrupt")
    return value === DONE
  }

  set(item, done) {
    if (this.#storage === null) {
      this.#memory.set(item, done)
      this.#trouble("blocked")
    } else {
      try {
        if (done) this.#storage.setItem(this.#prefix + item, DONE)
        else this.#storage.removeItem(this.#prefix + item)
        this.#memory.delete(item)
      } catch {
        this.#memory.set(item, done)
        this.#trouble("full")
      }
    }
    this.#changed()
  }

  /** Every item done whose name begins with `start`. */
  done(start) {
    const found = new Set()
    try {
      for (let n = 0; n < (this.#storage?.length ?? 0); n++) {
        const key = this.#storage.key(n)
        if (key.startsWith(this.#prefix + start) && this.#storage.getItem(key) === DONE) {
          found.add(key.slice(this.#prefix.length))
        }
      }
    } catch {
      this.#storage = null
    }
    for (const [item, done] of this.#memory) {
      if (item.startsWith(start)) done ? found.add(item) : found.delete(item)
    }
    return [...found]
  }

  /** Takes away all ticks whose name begins with `start` and gives a function that puts them back. */
  clear(start) {
    const before = this.done(start)
    for (const item of before) this.set(item, false)
    this.#sweep(start)
    return () => before.forEach((item) => this.set(item, true))
  }

  // what no one can read as a tick goes too, or its notice would come back
  #sweep(start) {
    try {
      const keys = Array.from({ length: this.#storage?.length ?? 0 }, (_, n) => this.#storage.key(n))
      keys.filter((key) => key.startsWith(this.#prefix + start)).forEach((key) => this.#storage.removeItem(key))
    } catch {
      this.#storage = null
    }
    this.#changed()
  }

  #changed() {
    this.dispatchEvent(new Event("change"))
  }

  #trouble(kind) {
    this.dispatchEvent(new CustomEvent("trouble", { detail: kind }))
  }
}

// touching localStorage throws where cookies are blocked, and some browsers give one that cannot be written
function reach() {
  try {
    const storage = globalThis.localStorage
    const probe = "jalons:probe"
    storage.setItem(probe, probe)
    storage.removeItem(probe)
    return storage
  } catch (refused) {
    return refused?.name === "QuotaExceededError" ? globalThis.localStorage : null
  }
}

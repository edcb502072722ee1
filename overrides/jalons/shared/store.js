// What a reader keeps in this browser: one key each, so that two tabs never overwrite one another, and each value with
// a count of its changes, so that what two devices know can be put together in any order.

const MOST = 9999  // whoever ticks a thing that often goes on between the last two counts
const COUNTED = /^([1-9]\d{0,3})(?: ([^]*))?$/

/**
 * The state of the site at `path`; other sites on the same host keep theirs under their own path.
 *
 * A key is `KIND:NAME`: `tick:620D/apply/keep-copy`. Its value is a count of changes, and for all but ticks, after a
 * space, what was set last. A tick is set where its count is odd. Of two states of one key the higher count holds; so
 * merging gives the same whatever comes first, however often.
 *
 * `idHistory` says which ids an item, a stage or a trade had before. What was ticked under these counts as long as the new
 * id was never touched; nothing is rewritten, so that an older page in another tab is never wrong.
 */
export class Store extends EventTarget {
  // semicolons, since taking out spare space joins these lines
  #prefix;
  #idHistory;
  #memory = new Map();
  #storage;

  constructor(path, { idHistory = {}, storage = reach() } = {}) {
    super()
    this.#prefix = `jalons:${path}:`
    this.#idHistory = idHistory
    this.#storage = storage
    addEventListener("storage", (event) => {
      if (event.storageArea && event.storageArea !== this.#storage) return
      if (event.key === null) this.#told("cleared")
      if (event.key === null || event.key.startsWith(this.#prefix)) this.#told("change")
    })
    // a page that comes back from the back/forward cache missed what happened meanwhile
    addEventListener("pageshow", (event) => event.persisted && this.#told("change"))
  }

  get blocked() {
    return this.#storage === null
  }

  /** Whether an item ("620D/apply/keep-copy") is done: as set here, or as all that it came from were. */
  has(item) {
    const { n } = this.#read(`tick:${item}`)
    if (n) return n % 2 === 1
    const before = this.#before(item)
    return before.length > 0 && before.every((one) => this.has(one))
  }

  set(item, done) {
    if (this.has(item) === done) return
    const { n } = this.#read(`tick:${item}`)
    const odd = Number(done)
    this.#write(`tick:${item}`, Math.min(n + 1 + Number((n + 1) % 2 !== odd), MOST - 1 + odd))
  }

  /** What is set under `key` ("mark:620D/apply"), or "" where nothing is; a stage never marked has the mark it had before. */
  get(key) {
    const { n, value } = this.#read(key)
    if (n || !key.startsWith("mark:")) return value
    const [trade, stage] = key.slice(5).split("/")
    return (this.#idHistory[stage] ?? []).map((name) => this.get(`mark:${trade}/${name}`)).find(Boolean) ?? ""
  }

  put(key, value) {
    const { n, value: before } = this.#read(key)
    if (before !== value) this.#write(key, Math.min(n + 1, MOST), value)
  }

  /** The keys that begin with `start` and were ever set, also those whose value is "" by now. */
  keys(start) {
    const found = new Set()
    try {
      for (let n = 0; n < (this.#storage?.length ?? 0); n++) {
        const key = this.#storage.key(n)
        if (key.startsWith(this.#prefix + start)) found.add(key.slice(this.#prefix.length))
      }
    } catch {
      this.#storage = null
    }
    for (const key of this.#memory.keys()) if (key.startsWith(start)) found.add(key)
    return [...found].sort()
  }

  /** Every item done whose name begins with `start`, also those with ids of before. */
  done(start) {
    return this.keys(`tick:${start}`).map((key) => key.slice(5)).filter((item) => this.#read(`tick:${item}`).n % 2 === 1)
  }

  /** Takes away all ticks of `items` and whatever else begins with `start`; gives a function that puts it all back. */
  clear(items, starts = []) {
    const ticks = items.filter((item) => this.has(item))
    const set = starts.flatMap((start) => this.keys(start)).map((key) => [key, this.get(key)]).filter(([, value]) => value)
    // what no one can read as a tick goes too, or its notice would come back
    for (const item of items) if (this.#corrupt(`tick:${item}`)) this.#drop(`tick:${item}`)
    ticks.forEach((item) => this.set(item, false))
    set.forEach(([key]) => this.put(key, ""))
    this.#told("change")
    return () => {
      ticks.forEach((item) => this.set(item, true))
      set.forEach(([key, value]) => this.put(key, value))
    }
  }

  /** Everything kept whose key begins with one of `starts`: a map from key to {n, value}. */
  state(...starts) {
    const keys = starts.flatMap((start) => this.keys(start))
    return new Map(keys.map((key) => [key, this.#read(key)]).filter(([, { n }]) => n))
  }

  /** Takes over what is newer in `state`; gives what was here before, as `state` gives it, for the keys that changed. */
  merge(state) {
    const before = new Map()
    for (const [key, theirs] of state) {
      const ours = this.#read(key)
      if (newer(theirs, ours) === ours) continue
      before.set(key, ours)
      this.#write(key, theirs.n, theirs.value)
    }
    return before
  }

  /** Puts back states that `state` or `merge` gave, exactly as they were. */
  restore(states) {
    for (const [key, { n, value }] of states) {
      if (n) this.#write(key, n, value)
      else this.#memory.delete(key), this.#drop(key)
    }
    this.#told("change")
  }

  /** Takes away everything, also what cannot be read; gives it back as `restore` takes it. */
  forget() {
    const before = this.state("")
    for (const key of this.keys("")) this.#memory.delete(key), this.#drop(key)
    this.#told("change")
    return before
  }

  #before(item) {
    const [trade, stage, id] = item.split("/")
    const names = (this.#idHistory[`${stage}/${id}`] ?? []).map((name) => `${trade}/${name}`)
    const ofTrade = this.#underFormer(item)
    return names.length && !ofTrade.some((one) => this.#touched(one)) ? names : ofTrade
  }

  /** The same item under the names that its trade had before. */
  #underFormer(item) {
    const [trade, ...rest] = item.split("/")
    return (this.#idHistory[`trades/${trade}`] ?? []).map((name) => [name.slice(7), ...rest].join("/"))
  }

  #touched(item) {
    return this.#read(`tick:${item}`).n > 0 || this.#underFormer(item).some((one) => this.#touched(one))
  }

  #read(key) {
    if (this.#memory.has(key)) return this.#memory.get(key)
    let text = null
    try {
      text = this.#storage?.getItem(this.#prefix + key) ?? null
    } catch {
      this.#storage = null
    }
    if (text === null) return { n: 0, value: "" }
    const read = counted(key, text)
    if (!read) this.#told("trouble", "corrupt")
    return read ?? { n: 0, value: "" }
  }

  #write(key, n, value = "") {
    const text = key.startsWith("tick:") ? `${n}` : `${n} ${value}`
    try {
      if (this.#storage === null) throw new TypeError("blocked")
      this.#storage.setItem(this.#prefix + key, text)
      this.#memory.delete(key)
    } catch {
      this.#memory.set(key, { n, value })
      this.#told("trouble", this.#storage === null ? "blocked" : "full")
    }
    this.#told("change")
  }

  #corrupt(key) {
    try {
      const text = this.#storage?.getItem(this.#prefix + key) ?? null
      return text !== null && !counted(key, text)
    } catch {
      return false
    }
  }

  #drop(key) {
    try {
      this.#storage?.removeItem(this.#prefix + key)
    } catch { /* it stays, and is said again */ }
  }

  #told(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }))
  }
}

/** Which of two states of one key holds: the one changed more often, or of two that differ at one count, the later in the alphabet. */
export function newer(one, other) {
  if (one.n !== other.n) return one.n > other.n ? one : other
  return one.value > other.value ? one : other
}

/** A kept text as {n, value}, or null where no version of the guide wrote it. */
export function counted(key, text) {
  const [, n, value] = COUNTED.exec(text) ?? []
  if (!n || key.startsWith("tick:") !== (value === undefined)) return null
  return { n: Number(n), value: value ?? "" }
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

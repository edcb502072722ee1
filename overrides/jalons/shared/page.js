// What a page hands to its scripts: words, trade, the way to the root of the site.

const given = JSON.parse(document.getElementById("jalons").textContent)

export const root = new URL(given.base, location.href)
export const trade = given.trade
/** Ids that items, stages and trades had before: {"apply/new": ["apply/old"]}. */
export const lineage = given.lineage ?? {}

/** The interface words `key` in the page's language, with {marks} filled in. */
export function word(key, marks = {}) {
  return given.words[key].replace(/\{(\w+)\}/g, (mark, name) => (name in marks ? marks[name] : mark))
}

/** The name of a role of data/roles.yml, on pages that draw a path. */
export const called = (role) => given.roles?.[role] ?? role

/** A day (YYYY-MM-DD) as the page's language writes it. */
export function day(iso) {
  const language = document.documentElement.lang
  const date = new Date(`${iso}T00:00Z`)
  if (Number.isNaN(date.valueOf())) return iso
  const written = new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: "long", timeZone: "UTC" }).format(date)
  return language === "fr" ? written.replace(/^1(?= )/, "1er") : written
}

/** A short message at the foot of the window, read out by screen readers, with at most one button. */
export function tell(text, action) {
  let box = document.querySelector(".message")
  if (!box) {
    box = document.createElement("div")
    box.className = "message"
    box.setAttribute("role", "status")
    document.body.append(box)
  }
  const line = document.createElement("p")
  line.textContent = text
  const buttons = []
  if (action) buttons.push(button(action.name, () => { box.remove(); action.run() }))
  buttons.push(button(word("close"), () => box.remove()))
  // a live region must be in the page before its words are, or they are not read out
  requestAnimationFrame(() => box.replaceChildren(line, ...buttons))
}

/** Asks before something is taken away; No has the focus, and Escape is No. */
export function ask(text, run) {
  const dialog = document.createElement("dialog")
  dialog.className = "ask"
  const question = document.createElement("p")
  question.id = "ask-question"
  question.textContent = text
  dialog.setAttribute("aria-labelledby", question.id)
  const no = button(word("start-over-no"), () => dialog.close(), "action")
  no.autofocus = true
  const yes = button(word("start-over-yes"), () => { dialog.close(); run() })
  dialog.append(question, no, yes)
  dialog.addEventListener("close", () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

export function button(name, run, kind = "quiet") {
  const made = document.createElement("button")
  made.type = "button"
  made.className = kind
  made.textContent = name
  made.addEventListener("click", run)
  return made
}

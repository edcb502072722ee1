// A sheet as its readers want it: in both languages side by side, and one person's rows. Both stand in the fragment,
// "#for=sponsor&side-by-side", so that what is printed can be shared and found again.

const sheet = document.querySelector(".paper")
const views = document.querySelector(".views")
const people = views.querySelector("[data-people]")
const known = new Set([...people.querySelectorAll("[data-for]")].map((link) => link.dataset.for))
const nobody = document.querySelector("[data-nobody]")

/** What the fragment asks for; what it says besides is for others. */
function asked() {
  const parts = location.hash.slice(1).split("&")
  const person = parts.find((part) => part.startsWith("for="))?.slice(4) ?? ""
  return { person: known.has(person) ? person : "", both: parts.includes("side-by-side") }
}

const address = ({ person, both }) => "#" + ([person && `for=${person}`, both && "side-by-side"].filter(Boolean).join("&") || "sheet")

function show() {
  const now = asked()
  sheet.toggleAttribute("data-both", now.both)
  for (const row of sheet.querySelectorAll("[data-who]")) row.hidden = now.person !== "" && !row.dataset.who.split(" ").includes(now.person)
  for (const stage of sheet.querySelectorAll(".sheet-stage")) stage.hidden = !stage.querySelector("[data-who]:not([hidden])")
  nobody.textContent = sheet.querySelector(".sheet-stage:not([hidden])") ? "" : nobody.dataset.nobody
  for (const link of views.querySelectorAll("a")) {
    const { languages, for: person } = link.dataset
    const then = languages ? { ...now, both: languages === "both" } : { ...now, person }
    link.hash = address(then)
    if (address(then) === address(now)) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

people.hidden = false
addEventListener("hashchange", show)
show()

// @ts-check
// Before the first paint: the reader's own choice of light or dark, if any, so that the page does not flash; and whether
// anything is kept of a variant, so that the home page keeps room for it.
try {
  const chosen = localStorage.getItem("jalons:scheme")
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen
  if (Object.keys(localStorage).some((key) => /^jalons:.*:(tick|mark|variant):/.test(key))) document.documentElement.classList.add("returning")
} catch { /* storage is blocked: the system's choice holds */ }
document.documentElement.classList.replace("no-js", "js")

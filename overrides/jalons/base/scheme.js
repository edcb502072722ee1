// @ts-check
// Before the first paint: the reader's own choice of light or dark, if any, so that the page does not flash.
try {
  const chosen = localStorage.getItem("jalons:scheme")
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen
} catch { /* storage is blocked: the system's choice holds */ }
document.documentElement.classList.replace("no-js", "js")

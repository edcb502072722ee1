// @ts-check
// The place on the page that its address leads to.

/** The element of the page that the fragment names; null where it names none. */
export function placeInFragment() {
  try {
    return location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
  } catch {
    return null
  }
}

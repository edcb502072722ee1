// @ts-check
// French words that are elided, and feminine endings in brackets: the index holds them apart from the word that they
// touch, so that this is found. Which they are is handed to the page: see scripts/jalons/writing/elision.py.

/** @typedef {{ elided: readonly string[], endings: readonly string[] }} Attached */

/**
 * What was typed as the index holds it: "l'apprenti(e)" is asked for as "apprenti".
 *
 * @param {string} typed
 * @param {Attached} attached
 */
export function asked(typed, { elided }) {
  const article = new RegExp(`(^|\\s)(?:${elided.join("|")})['’](?=\\p{L})`, "giu")
  return typed.normalize("NFC").replace(article, "$1").replace(/\([^)]*\)?/g, " ").replace(/[’'«»"\s]+/g, " ").trim()
}

/**
 * An excerpt of the index as the page has it: "l' apprenti (e)" is "l'apprenti(e)", also where <mark> stands between.
 *
 * @param {string} excerpt
 * @param {Attached} attached
 */
export function joined(excerpt, { elided, endings }) {
  const article = new RegExp(`(?<!\\p{L})((?:${elided.join("|")})['’](?:</?mark>)?)\\s+(?=(?:</?mark>)?\\p{L})`, "giu")
  const ending = new RegExp(`\\s+(?=(?:</?mark>)?\\((?:</?mark>)?(?:${endings.join("|")})(?:</?mark>)?\\))`, "giu")
  return excerpt.replace(article, "$1").replace(ending, "")
}

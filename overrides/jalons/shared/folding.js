// @ts-check
// Folds accents and case, so that texts can be compared as readers do it. The same as scripts/jalons/writing/folding.py.

/**
 * The text without accents and case: "Électricien" is "electricien".
 *
 * @param {string} text
 */
export const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]+/g, "")

/**
 * The folded words of a text with one space between, without punctuation: "l'École!" is "l ecole".
 *
 * @param {string} text
 */
export const foldWords = (text) => fold(text).replace(/[^\p{L}\p{N}_]+/gu, " ").trim()

/**
 * The folded text without anything but plain letters and digits: "N° d'école" is "ndecole".
 *
 * @param {string} text
 */
export const foldLetters = (text) => fold(text).replace(/[^a-z0-9]+/g, "")

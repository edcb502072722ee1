// @ts-check
// How a language writes: which locale of the browser it is, what parts a decimal number.

/**
 * The locale of a language: Canada's where it names no country. As scripts/jalons/writing/language.py.
 *
 * @param {string} language
 */
export const localeOf = (language) => (/^(en|fr)$/.test(language) ? `${language}-CA` : language)

/** @param {string} language */
export const isFrench = (language) => /^fr\b/.test(language)

/**
 * Whether a language parts a decimal number by a comma, so that a table's cells must be parted by something else.
 *
 * @param {string} language
 */
export const hasDecimalComma = (language) => new Intl.NumberFormat(localeOf(language)).format(0.5).includes(",")

/**
 * A number that is written with a point, as a language writes it.
 *
 * @param {string} number
 * @param {string} language
 */
export const localizeDecimal = (number, language) => (hasDecimalComma(language) ? number.replace(".", ",") : number)

/**
 * The language in which something that is said in some languages is shown: the reader's, or the first that has words.
 *
 * @param {Record<string, string | null>} said
 * @param {string} language the reader's
 */
export const shownLanguage = (said, language) => (said[language] ? language : Object.keys(said).find((each) => said[each])) ?? language

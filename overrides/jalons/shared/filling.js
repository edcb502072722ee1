// @ts-check
// Fills in what a sentence leaves open: marks in braces, such as {count}. The same as scripts/jalons/writing/filling.py.

const MARK = /\{([a-z0-9][a-z0-9_-]*)\}/g

/**
 * The text with every mark that `values` knows filled in; other marks stay as they are written.
 *
 * @param {string} text
 * @param {Readonly<Record<string, string | number>>} values
 */
export function fill(text, values) {
  return text.replace(MARK, (mark, /** @type {string} */ name) => (Object.hasOwn(values, name) ? String(values[name]) : mark))
}

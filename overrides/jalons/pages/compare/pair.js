// @ts-check
// Two of a kind, of the first variant and of the second.

/**
 * @template T
 * @typedef {[first: T, second: T]} Pair
 */

/** @typedef {0 | 1} Side */

/** The two sides, and how the parts of a template begin that belong to them. */
export const SIDES = /** @type {const} */ ([[0, "first"], [1, "second"]])

/**
 * What `make` gives for each of the two.
 *
 * @template T, Made
 * @param {Pair<T>} pair
 * @param {(one: T, side: Side) => Made} make
 * @returns {Pair<Made>}
 */
export const mapPair = ([first, second], make) => [make(first, 0), make(second, 1)]

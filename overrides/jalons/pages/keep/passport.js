// @ts-check
// The pocket passport: what a reader has done on the path of one variant, as a few letters for a link or a QR code.
//
// Items, stages, roles, dates and replies go by their permanent numbers (data/releases/ids.txt), so that a link made today is
// read rightly by every later edition. A number is written as the gap to the one before it, in Elias gamma code, which
// spends one bit on a 1: a path ticked off from end to end costs two bits an item.

/**
 * What a passport needs of the guide: a number below 65536 that names it, the variant, the permanent numbers of ids, and the last one.
 * @typedef {{tag: number, variant: string, ids: Record<string, number>, newest: number}} NumberedGuide
 * @typedef {{n: number, value: string}} Kept how often a key was changed, and what was set last
 * @typedef {Map<string, Kept>} State as Store.state gives it
 */

export const FORMAT = 1
export const MOST_CHANGES = 1023
export const FIRST_DAY = Date.UTC(2000, 0, 1)
export const MILLISECONDS_A_DAY = 86_400_000
export const MARK_KINDS = ["", "skip", "wait"]

/** @typedef {"damaged" | "foreign" | "newer" | "other-path"} Reason "foreign" is of another guide, "newer" of a later edition. */

/** A passport or a file that is not taken in; the message is the reason. */
export class PassportError extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason)
  }
}

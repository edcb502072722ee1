// @ts-check
// Numbers as bits, and bits as letters that may stand in an address, with a checksum behind them.

import { PassportError } from "./passport.js"

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const BITS_PER_LETTER = 6
const CHECKSUM_LETTERS = 5
const LONGEST_RUN_OF_ZEROS = 24

/** Collects numbers; `text` gives them as letters. */
export class BitWriter {
  /** @type {number[]} */
  #bits = [];

  /**
   * Writes a number below 2 ** `width` in `width` bits.
   * @param {number} value
   * @param {number} width
   */
  fixed(value, width) {
    for (let n = width - 1; n >= 0; n--) this.#bits.push((value >> n) & 1)
  }

  /**
   * Writes a number from 1 up in Elias gamma code: as many zeros as it has digits after the first, then its digits.
   * @param {number} value
   */
  gamma(value) {
    const width = 32 - Math.clz32(value)
    this.fixed(0, width - 1)
    this.fixed(value, width)
  }

  /** The bits as letters, filled up with zeros, with the checksum behind them. */
  text() {
    const bits = [...this.#bits]
    while (bits.length % BITS_PER_LETTER) bits.push(0)
    let text = ""
    for (let n = 0; n < bits.length; n += BITS_PER_LETTER) text += LETTERS[parseInt(bits.slice(n, n + BITS_PER_LETTER).join(""), 2)]
    return text + checksum(text)
  }
}

/** Reads the numbers of a text that a BitWriter gave, in the same order. */
export class BitReader {
  /** @type {number[]} */
  #bits;
  #at = 0;

  /**
   * @param {string} text letters, and nothing else
   * @throws {PassportError} "damaged" where the checksum is another
   */
  constructor(text) {
    const body = text.slice(0, -CHECKSUM_LETTERS)
    if (checksum(body) !== text.slice(-CHECKSUM_LETTERS)) throw new PassportError("damaged")
    this.#bits = [...body].flatMap((letter) => [...LETTERS.indexOf(letter).toString(2).padStart(BITS_PER_LETTER, "0")].map(Number))
  }

  /**
   * The number in the next `width` bits.
   * @param {number} width
   * @throws {PassportError} "damaged" where there are fewer
   */
  fixed(width) {
    if (this.#at + width > this.#bits.length) throw new PassportError("damaged")
    let value = 0
    for (let n = 0; n < width; n++) value = value * 2 + (this.#bits[this.#at++] ?? 0)
    return value
  }

  /**
   * The next number in Elias gamma code.
   * @throws {PassportError} "damaged" where there is none
   */
  gamma() {
    let zeros = 0
    while (this.fixed(1) === 0) if (++zeros > LONGEST_RUN_OF_ZEROS) throw new PassportError("damaged")
    return 2 ** zeros + (zeros ? this.fixed(zeros) : 0)
  }

  /** Whether nothing is left but the zeros that fill up the last letter. */
  get ended() {
    return this.#bits.length - this.#at < BITS_PER_LETTER && this.#bits.slice(this.#at).every((bit) => bit === 0)
  }
}

/**
 * Five letters that depend on all the others: CRC-32, its last 30 bits.
 * @param {string} text
 */
function checksum(text) {
  let sum = ~0
  for (const letter of text) {
    sum ^= letter.charCodeAt(0)
    for (let n = 0; n < 8; n++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return [24, 18, 12, 6, 0].map((shift) => LETTERS[(~sum >>> shift) & 63]).join("")
}

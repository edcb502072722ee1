/** A QR code: whether the module at a place is dark. */
export interface Code {
  readonly size: number
  get(x: number, y: number): boolean
}

/** The code of a text. Throws where it is too long for any code. */
export function generate(text: string): Code

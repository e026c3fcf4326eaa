/** A picture that was read through, and written anew with nothing but what draws it. */
export interface Picture {
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/**
 * How much of a picture is to stay. `plain`: what draws it and nothing else, as a picture of a person needs no more.
 * `faithful`: also what makes it look as it did where it was made: its colour profile, the side that is up, its motion.
 */
export type Fidelity = 'plain' | 'faithful'

/** The bytes are no whole picture. */
export class BrokenPicture extends Error {
  override name = 'BrokenPicture'
}

/** Reads numbers and parts in order, and throws `BrokenPicture` where the bytes end too early. */
export class ByteReader {
  at = 0
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #littleEndian: boolean

  constructor(bytes: Uint8Array, { littleEndian = false } = {}) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#littleEndian = littleEndian
  }

  get left(): number {
    return this.#bytes.length - this.at
  }

  u8 = (): number => this.#view.getUint8(this.#step(1))
  u16 = (): number => this.#view.getUint16(this.#step(2), this.#littleEndian)
  u32 = (): number => this.#view.getUint32(this.#step(4), this.#littleEndian)
  take = (length: number): Uint8Array => this.#bytes.subarray(this.#step(length), this.at)
  ascii = (length: number): string => String.fromCharCode(...this.take(length))

  /** Goes on behind the next byte of this value. */
  pass(value: number): void {
    const found = this.#bytes.indexOf(value, this.at)
    demand(found >= 0)
    this.at = found + 1
  }

  #step(length: number): number {
    demand(length >= 0 && length <= this.left)
    this.at += length
    return this.at - length
  }
}

/** Throws `BrokenPicture` where it does not hold. */
export function demand(holds: boolean): asserts holds {
  if (!holds) throw new BrokenPicture()
}

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

export const begins = (bytes: Uint8Array, text: string): boolean =>
  bytes.length >= text.length && ascii(text).every((code, at) => bytes[at] === code)

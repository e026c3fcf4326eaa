/** A picture that was read through, and written anew with nothing but what draws it. */
export interface Picture {
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

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

/** How large the picture is made, in pixels a side: sharp at any size it is shown in, and some 10 kB. */
const SIDE = 256
const QUALITY = 0.85
/** More than any phone's camera makes; decoding it takes memory that a small phone has not. */
const BYTES_MAX = 30_000_000

/** Why a file cannot become a picture. */
export class PictureError extends Error {
  override readonly name = 'PictureError'
  readonly code: 'not_a_picture' | 'picture_too_big'

  constructor(code: PictureError['code']) {
    super(code)
    this.code = code
  }
}

/**
 * The middle of a picture as a small square, the right side up and without what the camera wrote into it. Fails with a
 * PictureError.
 */
export async function squarePicture(file: Blob): Promise<Blob> {
  if (file.size > BYTES_MAX) throw new PictureError('picture_too_big')
  // It is turned as its EXIF says; that is the default, and older browsers do not know the option by its name.
  const picture = await createImageBitmap(file).catch(() => {
    throw new PictureError('not_a_picture')
  })
  const { width, height } = picture
  const edge = Math.min(width, height)
  const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE })
  const pen = canvas.getContext('2d')
  if (!pen) throw new PictureError('picture_too_big')
  // What is see-through would be black where the picture has to go as JPEG.
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, SIDE, SIDE)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, (width - edge) / 2, (height - edge) / 2, edge, edge, 0, 0, SIDE, SIDE)
  picture.close()
  const webp = await encoded(canvas, 'image/webp')
  // A browser that cannot write WebP gives PNG, which is many times larger.
  return webp.type === 'image/webp' ? webp : encoded(canvas, 'image/jpeg')
}

const encoded = (canvas: HTMLCanvasElement, type: string) =>
  new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new PictureError('picture_too_big'))), type, QUALITY)
  })

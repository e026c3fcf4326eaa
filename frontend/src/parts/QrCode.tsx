import { useEffect, useState } from 'react'

interface Picture {
  size: number
  path: string
}

/** Light around the code, which a camera needs, in modules. */
const QUIET = 4

/** A QR code, black on white in any theme. Its maker is fetched here; without a network the words beside it do. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [picture, setPicture] = useState<Picture | null>(null)
  useEffect(() => {
    let here = true
    void draw(text).then(
      (drawn) => here && setPicture(drawn),
      () => undefined,
    )
    return () => void (here = false)
  }, [text])
  if (!picture) return null
  const { size, path } = picture
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className="w-52 rounded-control">
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" shapeRendering="crispEdges" />
    </svg>
  )
}

async function draw(text: string): Promise<Picture> {
  const { encode } = await import('uqr')
  const { size, data } = encode(text, { ecc: 'M', border: QUIET })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: dark.join('') }
}

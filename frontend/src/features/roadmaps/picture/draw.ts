import type { Sheet } from '../sheet.ts'
import { BAND, layOut, RADIUS, STYLES, WIDTH, type Line, type Stop, type Style } from './layout.ts'

/** The light colours of the style sheet: a picture is for any screen, and for paper. */
const COLORS = {
  paper: '#fffcf6',
  ink: '#1b2723',
  'ink-2': '#4b5a54',
  line: '#e4dccb',
  edge: '#85887c',
  primary: '#0b6b50',
  'on-primary': '#ffffff',
  accent: '#f2a93b',
  clay: '#a93a25',
}
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Ubuntu, 'Noto Sans', sans-serif"
const BRAND = 'TajiConnect'

/** Draws a roadmap on this device, as a PNG of 1080 px across. Fails where the browser has no memory for it. */
export async function drawPicture(sheet: Sheet, or: string): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser draws no pictures.')
  const measure = (text: string, style: Style) => {
    pen.font = fontOf(style)
    return pen.measureText(text).width
  }
  const { height, lines, stops } = layOut(sheet, BRAND, or, measure)
  // A canvas forgets all it was told when it gets its size.
  canvas.width = WIDTH
  canvas.height = height
  pen.fillStyle = COLORS.paper
  pen.fillRect(0, 0, WIDTH, height)
  drawBand(pen)
  for (const [at, stop] of stops.entries()) drawStretch(pen, stop, stops[at + 1])
  for (const [at, stop] of stops.entries()) drawStop(pen, stop, at === stops.length - 1)
  for (const line of lines) drawLine(pen, line)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png')
  })
}

type Pen = CanvasRenderingContext2D

const fontOf = (style: Style) => `${STYLES[style].weight} ${STYLES[style].size}px ${FONT}`

function drawLine(pen: Pen, { text, style, x, y, height }: Line) {
  pen.font = fontOf(style)
  pen.fillStyle = COLORS[STYLES[style].color]
  pen.textBaseline = 'middle'
  pen.fillText(text, x, y + height / 2)
}

/** The strip of printed cloth that stands above the app's own pages. */
function drawBand(pen: Pen) {
  pen.fillStyle = COLORS.primary
  pen.fillRect(0, 0, WIDTH, BAND)
  for (let x = 0; x < WIDTH; x += 56) {
    triangle(pen, COLORS.accent, x + 28, BAND - 22, BAND)
    triangle(pen, COLORS.clay, x + 56, 22, 0)
  }
}

function triangle(pen: Pen, color: string, x: number, tip: number, base: number) {
  pen.fillStyle = color
  pen.beginPath()
  pen.moveTo(x, tip)
  pen.lineTo(x - 22, base)
  pen.lineTo(x + 22, base)
  pen.fill()
}

function drawStretch(pen: Pen, from: Stop, to: Stop | undefined) {
  if (!to) return
  const middle = (from.y + to.y) / 2
  pen.beginPath()
  pen.moveTo(from.x, from.y)
  pen.bezierCurveTo(from.x, middle, to.x, middle, to.x, to.y)
  pen.lineWidth = 18
  pen.lineCap = 'round'
  pen.strokeStyle = from.state === 'done' ? COLORS.primary : COLORS.line
  pen.stroke()
}

function drawStop(pen: Pen, { x, y, state }: Stop, last: boolean) {
  const done = state === 'done'
  pen.beginPath()
  pen.arc(x, y, RADIUS - 4, 0, 2 * Math.PI)
  pen.fillStyle = done ? COLORS.primary : COLORS.paper
  pen.fill()
  pen.lineWidth = 8
  pen.strokeStyle = state === 'next' ? COLORS.edge : COLORS.primary
  pen.stroke()
  if (done) return drawTick(pen, x, y)
  pen.beginPath()
  pen.fillStyle = pen.strokeStyle
  if (last) star(pen, x, y)
  else pen.arc(x, y, 8, 0, 2 * Math.PI)
  pen.fill()
}

function drawTick(pen: Pen, x: number, y: number) {
  pen.beginPath()
  pen.moveTo(x - 10, y + 1)
  pen.lineTo(x - 3, y + 8)
  pen.lineTo(x + 11, y - 8)
  pen.lineWidth = 5
  pen.strokeStyle = COLORS['on-primary']
  pen.stroke()
}

function star(pen: Pen, x: number, y: number) {
  for (let point = 0; point < 10; point += 1) {
    const radius = point % 2 === 0 ? 15 : 6.5
    const angle = (point * Math.PI) / 5 - Math.PI / 2
    pen.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle))
  }
}

import type { Sheet } from '../sheet.ts'

/** In pixels. */
export const WIDTH = 1080
const MARGIN = 64
export const BAND = 32
/** Where the words of a step begin; the road winds to their left. */
const WORDS_X = 200
const BENDS = [92, 128, 100, 136]
export const RADIUS = 28

export const STYLES = {
  brand: { size: 36, line: 48, weight: 750, color: 'primary' },
  owner: { size: 36, line: 48, weight: 400, color: 'ink-2' },
  title: { size: 60, line: 70, weight: 750, color: 'ink' },
  lead: { size: 44, line: 56, weight: 650, color: 'primary' },
  step: { size: 40, line: 50, weight: 650, color: 'ink' },
  fact: { size: 32, line: 44, weight: 400, color: 'ink-2' },
  door: { size: 32, line: 44, weight: 550, color: 'ink' },
  note: { size: 26, line: 38, weight: 400, color: 'ink-2' },
} as const
export type Style = keyof typeof STYLES

/** How wide a text is in a style, in px. */
export type Measure = (text: string, style: Style) => number

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** One line of words. */
export interface Line extends Box {
  text: string
  style: Style
}

export interface Stop {
  x: number
  y: number
  state: Sheet['steps'][number]['state']
}

export interface Picture {
  height: number
  lines: Line[]
  stops: Stop[]
}

/** Where everything of a roadmap's picture stands: a heading, the steps along their road, and the notes below. */
export function layOut(
  { owner, title, firstJob, steps, notes }: Sheet,
  brand: string,
  or: string,
  measure: Measure,
): Picture {
  const lines: Line[] = []
  const stops: Stop[] = []
  let y = BAND + 44

  const write = (text: string | null, style: Style, x = MARGIN) => {
    for (const words of wrap(text ?? '', WIDTH - MARGIN - x, (part) => measure(part, style))) {
      lines.push({ text: words, style, x, y, width: measure(words, style), height: STYLES[style].line })
      y += STYLES[style].line
    }
  }

  write(brand, 'brand')
  write(owner, 'owner')
  y += 12
  write(title, 'title')
  write(firstJob, 'lead')
  y += 44
  for (const [at, step] of steps.entries()) {
    const top = y
    stops.push({ x: BENDS[at % BENDS.length]!, y: y + STYLES.step.line / 2, state: step.state })
    write(step.title, 'step', WORDS_X)
    write(step.facts.join(' · '), 'fact', WORDS_X)
    write(step.door, 'door', WORDS_X)
    if (step.others.length > 0) write(`${or} ${step.others.join(' · ')}`, 'fact', WORDS_X)
    y = Math.max(y, top + 2 * RADIUS) + 36
  }
  y += 8
  for (const note of notes) write(note, 'note')
  return { height: Math.ceil(y + 40), lines, stops }
}

/** Breaks a text into lines of a width at most, between words, but not at a space that holds two together; a word that is wider by itself anywhere. */
function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[^\S\u00A0]+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line) lines.push(line)
    line = ''
    for (const { segment } of letters.segment(word)) {
      if (line && measure(line + segment) > width) {
        lines.push(line)
        line = ''
      }
      line += segment
    }
  }
  return line ? [...lines, line] : lines
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

import type { DrawnItem } from '@tajiconnect/contract/courses'
import { mark } from '@tajiconnect/contract/learner/marking'
import { useT } from '../../i18n/i18n.ts'
import { Inline } from '../../parts/player/Inline.tsx'
import { LETTERS } from './SheetAnswer.tsx'

/** The right answer as it stands on the sheet: what belongs into the boxes, or which letters to tick. */
export function SheetKey({ item }: { item: DrawnItem }) {
  const t = useT()
  const { answer } = mark(item, null)
  const letterOf = (list: readonly { id: string }[], wanted: string | undefined) =>
    LETTERS[list.findIndex(({ id }) => id === wanted)] ?? '?'
  switch (item.type) {
    case 'choice':
    case 'choices': {
      // As they come on the sheet, in whatever order they were marked.
      const right = item.options.filter(({ id }) => [item.answer].flat().includes(id))
      const letters = right.map(({ id }) => letterOf(item.options, id)).join(', ')
      return <Inline text={`${letters}: ${right.map(({ text }) => text).join(' · ')}`} math={item.math} />
    }
    case 'order':
      return <Boxes list={item.options.map(({ id }) => `${item.answer.indexOf(id) + 1}`)} />
    case 'match':
      return <Boxes list={item.options.map((_, at) => letterOf(item.targets, item.answer[at]))} />
    case 'text':
      return <>{item.answer.length > 1 ? t('authoring.sheet_words', { words: item.answer.join(' · ') }) : answer}</>
    case 'number':
      return <>{answer}</>
  }
}

const Boxes = ({ list }: { list: readonly string[] }) => (
  <>{useT()('authoring.sheet_boxes', { list: list.join(', ') })}</>
)

import type { Formulas } from '@tajiconnect/contract/lesson-body'
import { useT } from '../../i18n/i18n.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Inline } from './Inline.tsx'

interface AnswerWordsProps {
  /** One, or one a place of an order or a match. */
  lines: readonly string[]
  math: Formulas | undefined
  /** Numbers them, as an order. */
  numbered: boolean
  /** Whether each place is right; without it nothing is said of that. */
  right?: readonly boolean[] | undefined
}

/** An answer in words; an order or a match place by place. */
export function AnswerWords({ lines, math, numbered, right }: AnswerWordsProps) {
  const [only, ...others] = lines
  if (only !== undefined && others.length === 0 && !right) return <Inline text={only} math={math} />
  const List = numbered ? 'ol' : 'ul'
  return (
    <List className="flex flex-col gap-1">
      {lines.map((line, place) => (
        <li key={line} className="flex items-start gap-2">
          {right && <Mark right={right[place] ?? false} />}
          {numbered && <span className="text-ink-2 tabular-nums">{place + 1}.</span>}
          <span className="min-w-0">
            <Inline text={line} math={math} />
          </span>
        </li>
      ))}
    </List>
  )
}

function Mark({ right }: { right: boolean }) {
  const t = useT()
  return (
    <span className={right ? 'text-primary' : 'text-accent-ink'}>
      <Icon
        name={right ? 'check' : 'close'}
        label={t(right ? 'player.right_place' : 'player.wrong_place')}
        className="mt-0.5 size-5"
      />
    </span>
  )
}

import { limitsIn } from '@tajiconnect/contract/career-limits'
import type { Constraints, Recommendations } from '@tajiconnect/contract/careers'
import type { Result } from '@tajiconnect/contract/psychometric'
import { useState, type ReactNode } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { CardsSkeleton } from './CardsSkeleton.tsx'
import { Leaves } from './Leaves.tsx'
import { MatchCard } from './MatchCard.tsx'
import { NotSure } from './NotSure.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { Source } from './Source.tsx'
import { WouldFitIf } from './WouldFitIf.tsx'

const FIRST = 3

interface MatchListProps {
  list: Recommendations
  /** What it rests on. */
  result: Result
  /** Narrows it; stands between what is said of the list and the list. */
  filter: ReactNode
  /** Another list is on its way. */
  busy: boolean
  onLimits: (limits: Constraints) => void
}

/** How sure we are and why, or what the limits leave, then the careers; where we are not sure, the first three to begin with. */
export function MatchList({ list, result, filter, busy, onLimits }: MatchListProps) {
  const t = useT()
  const { date } = useFormat()
  const sure = list.confidence >= list.threshold
  const count = Math.round(list.confidence)
  // Within limits the confidence tells of them, and no more of the interests.
  const limited = limitsIn(list.constraints).length > 0
  return (
    <>
      <div className="flex flex-col gap-2">
        {limited ? (
          <Leaves list={list} onLimits={onLimits} />
        ) : (
          <>
            <Chip tone="accent">{t('careers.sure', { count })}</Chip>
            <p className="max-w-text text-ink-2">{t('careers.rests_on', { date: date(result.created_at), count })}</p>
          </>
        )}
        <Source list={list} />
      </div>
      {!sure && <NotSure result={result} limited={limited} />}
      {filter}
      {busy ? <CardsSkeleton /> : <Ranked key={list.id} list={list} sure={sure} limited={limited} />}
    </>
  )
}

function Ranked({ list, sure, limited }: { list: Recommendations; sure: boolean; limited: boolean }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const all = list.recommendations
  return (
    <>
      <ol aria-label={t('careers.title')} className="flex flex-col gap-4">
        {(sure || open ? all : all.slice(0, FIRST)).map((match) => (
          <MatchCard key={match.career.id} match={match} sure={sure} limited={limited} />
        ))}
      </ol>
      {all.length === 0 && (
        <EmptyState icon="compass" title={t('careers.none_left')} text={t('careers.none_left_text')} />
      )}
      {!sure && all.length > FIRST && (
        <Button look="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('careers.show_first', { count: FIRST }) : t('careers.show_all', { count: all.length })}
        </Button>
      )}
      <WouldFitIf careers={list.would_fit_if} />
    </>
  )
}

import type { GuidanceRequest } from '@tajiconnect/contract/guidance'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { EmptyState } from '../../ui/States.tsx'
import { QuestionCard } from './QuestionCard.tsx'

interface Place {
  question: GuidanceRequest
  /** What takes the focus there. */
  focus: 'heading' | 'answer' | null
}

/** Those that wait, oldest first; one of them is being answered. */
export function Queue({ items, total }: { items: readonly GuidanceRequest[]; total: number }) {
  const t = useT()
  const [at, setAt] = useState<Place | null>(null)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const current = at?.question ?? items[0]
  // Somebody else may have been quicker: what is written stays in sight.
  const isGone = current !== undefined && !items.some(({ id }) => id === current.id)
  const shown = isGone ? [current, ...items] : items

  /** The one after it is next; after the last one, the first. */
  const goOn = ({ id }: GuidanceRequest) => {
    const others = shown.filter((each) => each.id !== id)
    const next = others[shown.findIndex((each) => each.id === id)] ?? others[0]
    setAt(next ? { question: next, focus: 'heading' } : null)
  }

  return (
    <>
      <output className="text-sm text-ink-2">
        {sentTo !== null && `${t('guidance.answer_sent', { name: sentTo })} `}
        {total > 0 && t('guidance.waiting_count', { count: total })}
      </output>
      {shown.length === 0 && (
        <div ref={sentTo === null ? undefined : focusOnArrival} tabIndex={-1} className="outline-none">
          <EmptyState icon="check" title={t('guidance.none_title')} text={t('guidance.none_text')} />
        </div>
      )}
      {shown.map((question) => {
        const isCurrent = question.id === current?.id
        return (
          <QuestionCard
            key={question.id}
            question={question}
            isGone={isGone && isCurrent}
            current={isCurrent}
            focus={isCurrent ? (at?.focus ?? null) : null}
            onChoose={() => setAt({ question, focus: 'answer' })}
            onWrite={() => at ?? setAt({ question, focus: null })}
            onDone={(sent) => {
              setSentTo(sent ? question.asked_by : null)
              goOn(question)
            }}
          />
        )
      })}
      {total > items.length && items.length > 0 && (
        <p className="text-sm text-ink-2">{t('guidance.oldest_first', { count: items.length })}</p>
      )}
    </>
  )
}

import type { Assessment, Draft } from '@tajiconnect/contract/psychometric'
import { useCallback, useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { IconButton } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import { homeOf, itemsOf } from './assessment.ts'
import { handInOf, keptHandIn, saveAnswer, type HandIn } from './draft.ts'
import { Finish } from './Finish.tsx'
import { Intro } from './Intro.tsx'
import { Question } from './Question.tsx'
import { useHandIn } from './useHandIn.ts'
import { useStopwatch } from './useStopwatch.ts'

interface Tap {
  at: number
  before: number | undefined
}

/** Introduction, one question after the other, the end. Where the learner stands follows from what is answered. */
export function Questionnaire({ assessment, draft }: { assessment: Assessment; draft: Draft }) {
  const t = useT()
  const text = useText()
  const navigate = useNavigate()
  const lap = useStopwatch()
  const { id } = assessment
  const handIn = useHandIn(id)
  const [started, setStarted] = useState(false)
  const [chosen, setChosen] = useState<number | null>(null)
  const [taps, setTaps] = useState<readonly Tap[]>([])

  const { form } = draft
  const items = itemsOf(assessment, form)
  const values = new Map(draft.answers.map(({ item_id, value }) => [item_id, value]))
  const answers = items.flatMap((item) => {
    const value = values.get(item.id)
    return value === undefined ? [] : { item_id: item.id, value }
  })
  const valueAt = (at: number) => values.get(items[at]?.id ?? '')
  const firstOpen = items.findIndex((_, at) => valueAt(at) === undefined)
  const at = chosen ?? firstOpen
  const item = items[at]

  const { mutate } = handIn
  const send = useCallback(
    (answers: HandIn) =>
      mutate(answers, { onSuccess: () => void navigate(paths.assessmentResult(id), { replace: true }) }),
    [mutate, navigate, id],
  )
  useEffect(() => {
    const kept = keptHandIn(id)
    if (kept) send(kept)
  }, [send, id])

  const go = (to: number | null) => {
    setStarted(true)
    setChosen(to)
  }
  const keep = (place: number, value: number | undefined) => {
    const item_id = items[place]?.id
    if (item_id) saveAnswer(id, item_id, value, lap())
  }
  const onwards = () => go(at + 1 < items.length ? at + 1 : null)
  const answer = (value: number) => {
    setTaps([...taps, { at, before: valueAt(at) }])
    keep(at, value)
    onwards()
  }
  const last = taps.at(-1)
  const undo =
    last &&
    (() => {
      setTaps(taps.slice(0, -1))
      keep(last.at, last.before)
      go(last.at)
    })

  if (handIn.isPending || handIn.isSuccess || !item)
    return (
      <>
        <PageHeader small title={text(assessment.title)} />
        <Finish
          count={items.length}
          handIn={handIn}
          later={homeOf(id)}
          onSend={() => send(handInOf(id, { form, answers, duration_s: draft.duration_s }))}
          onBack={() => go(items.length - 1)}
        />
      </>
    )
  if (!started && (answers.length === 0 || isPartDone(assessment, draft)))
    return <Intro assessment={assessment} draft={draft} onStart={() => go(null)} />
  const place = t('common.of', { count: at + 1, total: items.length })
  return (
    <>
      <div className="flex flex-col gap-2">
        <PageHeader
          small
          title={text(assessment.title)}
          before={at > 0 && <IconButton icon="back" label={t('psychometric.previous')} onClick={() => go(at - 1)} />}
          right={<span className="text-sm whitespace-nowrap text-ink-2 tabular-nums">{place}</span>}
        />
        <ProgressBar label={t('psychometric.progress')} value={answers.length} max={items.length} text={place} />
      </div>
      <Question
        key={item.id}
        assessment={assessment}
        item={item}
        value={valueAt(at) ?? null}
        later={homeOf(id)}
        takesFocus={started}
        onAnswer={answer}
        onNext={valueAt(at) === undefined ? undefined : onwards}
        onUndo={undo}
      />
    </>
  )
}

/** The short form has been answered, and the whole is not begun beyond it. */
function isPartDone(assessment: Assessment, { form, answers }: Draft): boolean {
  const part = itemsOf(assessment, 'short')
  const given = new Set(answers.map(({ item_id }) => item_id))
  return form === 'full' && part.length > 0 && given.size === part.length && part.every(({ id }) => given.has(id))
}

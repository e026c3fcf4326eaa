import type { Assessment, Draft } from '@tajiconnect/contract/psychometric'
import { useCallback, useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { IconButton } from '../../ui/Button.tsx'
import type { FaceMood } from '../../ui/Face.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import { handInOf, keptHandIn, saveAnswer, type HandIn } from './draft.ts'
import { Finish } from './Finish.tsx'
import { Intro } from './Intro.tsx'
import { Question } from './Question.tsx'
import { useHandIn } from './useHandIn.ts'
import { useStopwatch } from './useStopwatch.ts'

interface Tap {
  at: number
  before: FaceMood | undefined
}

/** Introduction, one question after the other, the end. Where the learner stands follows from what is answered. */
export function Questionnaire({ assessment, draft }: { assessment: Assessment; draft: Draft }) {
  const t = useT()
  const text = useText()
  const navigate = useNavigate()
  const lap = useStopwatch()
  const handIn = useHandIn()
  const [started, setStarted] = useState(false)
  const [chosen, setChosen] = useState<number | null>(null)
  const [taps, setTaps] = useState<readonly Tap[]>([])

  const { items } = assessment
  const { answers } = draft
  const valueAt = (at: number) =>
    answers.find(({ item_id }) => item_id === items[at]?.id)?.value as FaceMood | undefined
  const firstOpen = items.findIndex((_, at) => valueAt(at) === undefined)
  const at = chosen ?? firstOpen
  const item = items[at]

  const { mutate } = handIn
  const send = useCallback(
    (answers: HandIn) => mutate(answers, { onSuccess: () => void navigate(paths.interestResult, { replace: true }) }),
    [mutate, navigate],
  )
  useEffect(() => {
    const kept = keptHandIn()
    if (kept) send(kept)
  }, [send])

  const go = (to: number | null) => {
    setStarted(true)
    setChosen(to)
  }
  const keep = (place: number, value: FaceMood | undefined) => {
    const item_id = items[place]?.id
    if (item_id) saveAnswer(item_id, value, lap())
  }
  const onwards = () => go(at + 1 < items.length ? at + 1 : null)
  const answer = (value: FaceMood) => {
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
          onSend={() => send(handInOf({ answers, duration_s: draft.duration_s }))}
          onBack={() => go(items.length - 1)}
        />
      </>
    )
  if (!started && answers.length === 0) return <Intro assessment={assessment} onStart={() => go(null)} />
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
        item={item}
        options={assessment.options}
        value={valueAt(at) ?? null}
        takesFocus={started}
        onAnswer={answer}
        onNext={valueAt(at) === undefined ? undefined : onwards}
        onUndo={undo}
      />
    </>
  )
}

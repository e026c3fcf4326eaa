import type { Assessment, ChoiceItem, RatingItem } from '@tajiconnect/contract/psychometric'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocale, useT, useText } from '../../i18n/i18n.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import type { FaceMood } from '../../ui/Face.tsx'
import { FaceScale } from '../../ui/FaceScale.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { pictureOf } from './assessment.ts'
import { PairChoice } from './PairChoice.tsx'

interface QuestionProps {
  assessment: Assessment
  item: RatingItem | ChoiceItem
  value: number | null
  /** Where somebody goes who stops here. */
  later: string
  /** So that the new question is read out; not on the first, where the page itself has just been. */
  takesFocus: boolean
  onAnswer: (value: number) => void
  onNext?: () => void
  onUndo?: () => void
}

/** One question; a tap, or the key with the answer's number, answers it and goes on. */
export function Question({ assessment, item, value, later, takesFocus, onAnswer, onNext, onUndo }: QuestionProps) {
  const t = useT()
  const text = useText()
  const other = useLocale() === 'en' ? 'sw' : 'en'
  const heading = useRef<HTMLHeadingElement>(null)
  const [looked, setLooked] = useState<number | null>(null)

  const arrive = useEffectEvent(() => takesFocus && heading.current?.focus())
  useEffect(() => void arrive(), [])

  const highest = 'options' in item ? item.options.length : 5
  const press = useEffectEvent(({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent) => {
    const number = /^[1-9]$/.test(key) ? Number(key) : Infinity
    if (number <= highest && !ctrlKey && !metaKey && !altKey && !repeat) onAnswer(number)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const asked = 'options' in item ? (assessment.kind === 'choice' ? assessment.prompt : null) : item.text
  if (!asked) return null
  const answers = { value: looked ?? value, onChange: setLooked, onCommit: onAnswer }
  return (
    <>
      <div className={`flex animate-rise flex-col gap-2 ${'options' in item ? '' : 'min-h-32'}`}>
        <h2 ref={heading} tabIndex={-1} className="text-2xl outline-none">
          {text(asked)}
          {'options' in item && (
            <VisuallyHidden>
              {' '}
              {t('psychometric.either', { first: text(item.options[0].text), second: text(item.options[1].text) })}
            </VisuallyHidden>
          )}
        </h2>
        <p lang={other} className="text-sm text-ink-2">
          {asked[other]}
        </p>
      </div>
      {'options' in item ? (
        <PairChoice legend={text(asked)} options={item.options} {...answers} />
      ) : (
        <FaceScale
          legend={text(asked)}
          legendHidden
          labels={assessment.kind === 'rating' ? assessment.options.map(({ label }) => text(label)) : []}
          marks={pictureOf(assessment) === 'rose' ? 'faces' : 'discs'}
          {...answers}
          value={answers.value as FaceMood | null}
        />
      )}
      <div className="-mx-3 flex flex-wrap justify-between gap-2">
        <ButtonLink look="quiet" href={later}>
          {t('psychometric.later')}
        </ButtonLink>
        <div className="flex gap-2">
          {onUndo && (
            <Button look="quiet" onClick={onUndo}>
              {t('common.undo')}
            </Button>
          )}
          {onNext && (
            <Button look="quiet" onClick={onNext}>
              {t('common.next')}
            </Button>
          )}
        </div>
      </div>
    </>
  )
}

import type { Assessment, AssessmentItem } from '@tajiconnect/contract/psychometric'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocale, useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import type { FaceMood } from '../../ui/Face.tsx'
import { FaceScale } from '../../ui/FaceScale.tsx'

interface QuestionProps {
  item: AssessmentItem
  options: Assessment['options']
  value: FaceMood | null
  /** So that the new question is read out; not on the first, where the page itself has just been. */
  takesFocus: boolean
  onAnswer: (value: FaceMood) => void
  onNext?: () => void
  onUndo?: () => void
}

const isMood = (key: string) => /^[1-5]$/.test(key)

/** One question; a tap, or a key from 1 to 5, answers it and goes on. */
export function Question({ item, options, value, takesFocus, onAnswer, onNext, onUndo }: QuestionProps) {
  const t = useT()
  const text = useText()
  const other = useLocale() === 'en' ? 'sw' : 'en'
  const heading = useRef<HTMLHeadingElement>(null)
  const [looked, setLooked] = useState<FaceMood | null>(null)

  const arrive = useEffectEvent(() => takesFocus && heading.current?.focus())
  useEffect(() => void arrive(), [])

  const press = useEffectEvent(({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent) => {
    if (isMood(key) && !ctrlKey && !metaKey && !altKey && !repeat) onAnswer(Number(key) as FaceMood)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <>
      <div className="flex min-h-32 animate-rise flex-col gap-2">
        <h2 ref={heading} tabIndex={-1} className="text-2xl outline-none">
          {text(item.text)}
        </h2>
        <p lang={other} className="text-sm text-ink-2">
          {item.text[other]}
        </p>
      </div>
      <FaceScale
        legend={text(item.text)}
        legendHidden
        labels={options.map(({ label }) => text(label))}
        value={looked ?? value}
        onChange={setLooked}
        onCommit={onAnswer}
      />
      <div className="-mx-3 flex flex-wrap justify-between gap-2">
        <ButtonLink look="quiet" href={paths.today}>
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

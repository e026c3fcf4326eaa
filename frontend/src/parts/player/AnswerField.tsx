import type { Question, Response } from '@tajiconnect/contract/courses'
import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { CheckGroup, ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Inline, plain } from './Inline.tsx'
import { MatchField } from './MatchField.tsx'
import { OrderField } from './OrderField.tsx'
import { isNoNumber } from './responses.ts'

interface AnswerFieldProps {
  question: Question
  response: Response | undefined
  lang: string | undefined
  onChange: (response: Response) => void
  /** It was to be taken, and is no number. */
  refused?: boolean
}

/** The right control for each type of question. The prompt stands above it as a heading with the id `prompt`. */
export function AnswerField({ question, response, lang, onChange, refused = false }: AnswerFieldProps) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (refused) field.current?.focus()
  }, [refused])
  const { type, prompt, unit, options = [], targets = [], math } = question
  const one = typeof response === 'string' ? response : ''
  const several = Array.isArray(response) ? response : []
  const group = { legend: plain(prompt, math), legendHidden: true, lang }
  const choices = options.map(({ id, text }, at) => ({
    value: id,
    label: (
      <>
        <Cap letter={LETTERS[at] ?? ''} />
        <Inline text={text} math={math} naming />
      </>
    ),
  }))

  switch (type) {
    case 'choice':
      return <ChoiceGroup {...group} options={choices} value={one} onChange={onChange} />
    case 'choices':
      return (
        <CheckGroup {...group} hint={t('player.select_all')} options={choices} values={several} onChange={onChange} />
      )
    case 'order':
      return <OrderField {...group} math={math} options={options} order={several} onChange={onChange} />
    case 'match':
      return (
        <MatchField {...group} math={math} options={options} targets={targets} matched={several} onChange={onChange} />
      )
    case 'number':
    case 'text':
      return (
        <fieldset aria-labelledby="prompt">
          <TextField
            ref={field}
            label={unit ? t('player.your_answer_in', { unit }) : t('player.your_answer')}
            value={one}
            error={refused && isNoNumber(question, response) ? t('player.no_number') : null}
            onChange={(event) => onChange(event.target.value)}
            inputMode={type === 'number' ? 'decimal' : 'text'}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </fieldset>
      )
  }
}

/** H is the hint's. */
export const LETTERS = 'ABCDEFG'

/** The key that chooses, where there is likely to be a keyboard. */
const Cap = ({ letter }: { letter: string }) => (
  <span aria-hidden className="mr-2 hidden font-mono text-sm text-ink-2 pointer-fine:inline">
    {letter}
  </span>
)

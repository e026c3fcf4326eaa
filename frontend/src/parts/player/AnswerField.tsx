import type { Question, Response } from '@tajiconnect/contract/courses'
import { useT } from '../../i18n/i18n.ts'
import { CheckGroup, ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Inline, plain } from './Inline.tsx'
import { MatchField } from './MatchField.tsx'
import { OrderField } from './OrderField.tsx'

interface AnswerFieldProps {
  question: Question
  response: Response | undefined
  lang: string | undefined
  onChange: (response: Response) => void
}

/** The right control for each type of question. The prompt stands above it as a heading with the id `prompt`. */
export function AnswerField({ question, response, lang, onChange }: AnswerFieldProps) {
  const t = useT()
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
            label={unit ? t('player.your_answer_in', { unit }) : t('player.your_answer')}
            value={one}
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

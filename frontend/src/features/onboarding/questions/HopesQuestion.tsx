import { useState } from 'react'
import { useT } from '../../../i18n/i18n.ts'
import { useForm } from '../../../parts/useForm.ts'
import { TextArea } from '../../../ui/TextField.tsx'
import { Question, type QuestionProps } from '../Question.tsx'

const MOST = 300

export function HopesQuestion(props: QuestionProps) {
  const t = useT()
  const before = props.answers.hopes ?? ''
  const [left, setLeft] = useState(MOST - before.length)
  const form = useForm<'hopes'>(async ({ hopes }) => props.save({ hopes: hopes || null }))
  return (
    <Question {...props} form={form}>
      <TextArea
        label={t('onboarding.hopes')}
        hint={t('onboarding.hopes_left', { count: left })}
        error={form.errorOf('hopes')}
        name="hopes"
        maxLength={MOST}
        defaultValue={before}
        onChange={({ target }) => setLeft(MOST - target.value.length)}
      />
    </Question>
  )
}

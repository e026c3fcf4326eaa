import { useT } from '../../../i18n/i18n.ts'
import { useForm } from '../../../parts/useForm.ts'
import { TextArea } from '../../../ui/TextField.tsx'
import { Question, type QuestionProps } from '../Question.tsx'
import { useKept } from '../useKept.ts'

const MOST = 300

export function HopesQuestion(props: QuestionProps) {
  const t = useT()
  const [hopes, setHopes] = useKept(props, props.answers.hopes ?? '')
  const form = useForm<'hopes'>(async (typed) => props.save({ hopes: typed.hopes || null }))
  return (
    <Question {...props} form={form}>
      <TextArea
        label={t('onboarding.hopes')}
        hint={t('onboarding.hopes_left', { count: MOST - hopes.length })}
        error={form.errorOf('hopes')}
        name="hopes"
        maxLength={MOST}
        value={hopes}
        onChange={({ target }) => setHopes(target.value)}
      />
    </Question>
  )
}

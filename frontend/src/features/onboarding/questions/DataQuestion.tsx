import { useT } from '../../../i18n/i18n.ts'
import { useForm } from '../../../parts/useForm.ts'
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Question, type QuestionProps } from '../Question.tsx'
import { useKept } from '../useKept.ts'

const USUAL = ['100', '250', '500'] as const
type Choice = (typeof USUAL)[number] | 'other'

export function DataQuestion(props: QuestionProps) {
  const t = useT()
  const before = props.answers.weekly_data_mb?.toString() ?? ''
  const usual = USUAL.find((each) => each === before) ?? 'other'
  const [{ choice, own }, set] = useKept<{ choice: Choice | null; own: string }>(props, {
    choice: before ? usual : null,
    own: before,
  })
  const form = useForm<'megabytes'>(async ({ megabytes }) => {
    const chosen = choice === 'other' ? megabytes : choice
    await props.save({ weekly_data_mb: chosen === null ? null : Number(chosen) })
  })
  return (
    <Question {...props} form={form}>
      <ChoiceGroup
        legend={t('onboarding.data_title')}
        legendHidden
        options={[
          ...USUAL.map((value) => ({ value, label: t('onboarding.megabytes', { count: Number(value) }) })),
          { value: 'other' as const, label: t('onboarding.data_other') },
        ]}
        value={choice}
        onChange={(next) => set({ choice: next, own })}
      />
      {choice === 'other' && (
        <TextField
          label={t('onboarding.data_own')}
          error={form.errorOf('megabytes')}
          name="megabytes"
          type="number"
          inputMode="numeric"
          min={1}
          max={100_000}
          step={1}
          value={own}
          onChange={({ target }) => set({ choice, own: target.value })}
          required
        />
      )}
    </Question>
  )
}

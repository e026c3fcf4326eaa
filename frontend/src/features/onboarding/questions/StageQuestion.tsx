import { STAGES } from '@tajiconnect/contract/onboarding-options'
import { useT } from '../../../i18n/i18n.ts'
import { useForm } from '../../../parts/useForm.ts'
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx'
import { Question, type QuestionProps } from '../Question.tsx'
import { useKept } from '../useKept.ts'

/** The only answer that is needed. */
export function StageQuestion(props: QuestionProps) {
  const t = useT()
  const [stage, setStage] = useKept(props, props.answers.stage)
  const form = useForm<'stage'>(async () => props.save({ stage }))
  return (
    <Question {...props} form={form} required>
      <ChoiceGroup
        legend={t('onboarding.stage_title')}
        legendHidden
        error={form.errorOf('stage') && t('onboarding.stage_missing')}
        name="stage"
        required
        options={STAGES.map((value) => ({ value, label: t(`onboarding.stage_${value}`) }))}
        value={stage}
        onChange={setStage}
      />
    </Question>
  )
}

import type { ClassLevel, Stage } from '@tajiconnect/contract/onboarding'
import { STAGES } from '@tajiconnect/contract/onboarding-options'
import { useT } from '../../../i18n/i18n.ts'
import { ClassChips } from '../../../parts/ClassChips.tsx'
import { classesOf, classNow } from '../../../parts/classes.ts'
import { useForm } from '../../../parts/useForm.ts'
import { ChoiceGroup } from '../../../ui/ChoiceGroup.tsx'
import { Question, type QuestionProps } from '../Question.tsx'
import { useKept } from '../useKept.ts'

interface Place {
  stage: Stage | null
  class_level: ClassLevel | null
}

/** The only answer that is needed; whoever is at school may add the class. */
export function StageQuestion(props: QuestionProps) {
  const t = useT()
  const told = { stage: props.answers.stage, class_level: classNow(props.answers) }
  const [{ stage, class_level }, choose] = useKept<Place>(props, told)
  const classes = classesOf(stage)
  const level = classes.find((each) => each === class_level) ?? null
  // With a stage of its own the gateway forgets the class, so both go together.
  const form = useForm<'stage'>(async () => props.save({ stage, class_level: level }))
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
        onChange={(stage) => choose({ stage, class_level: level })}
      />
      {stage && classes.length > 0 && (
        <div className="flex flex-col gap-2">
          <p aria-hidden className="font-semibold">
            {t('onboarding.class_ask')}
          </p>
          <p className="text-sm text-ink-2">{t('onboarding.class_hint')}</p>
          <ClassChips stage={stage} value={level} onChange={(class_level) => choose({ stage, class_level })} />
        </div>
      )}
    </Question>
  )
}

import { COUNTIES } from '@tajiconnect/contract/counties'
import { useT } from '../../../i18n/i18n.ts'
import { useForm } from '../../../parts/useForm.ts'
import { SelectField } from '../../../ui/SelectField.tsx'
import { Question, type QuestionProps } from '../Question.tsx'
import { useKept } from '../useKept.ts'

const options = COUNTIES.toSorted((a, b) => a.localeCompare(b)).map((name) => ({ value: name, label: name }))

export function CountyQuestion(props: QuestionProps) {
  const t = useT()
  const [county, setCounty] = useKept<string>(props, props.answers.county ?? '')
  const form = useForm<'county'>(async ({ county }) =>
    props.save({ county: COUNTIES.find((each) => each === county) ?? null }),
  )
  return (
    <Question {...props} form={form}>
      <SelectField
        label={t('onboarding.county')}
        name="county"
        options={options}
        placeholder={t('onboarding.county_none')}
        value={county}
        onChange={({ target }) => setCounty(target.value)}
      />
    </Question>
  )
}

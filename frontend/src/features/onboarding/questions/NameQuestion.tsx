import { useT } from '../../../i18n/i18n.ts'
import { LanguagePicker } from '../../../parts/LanguagePicker.tsx'
import { useForm } from '../../../parts/useForm.ts'
import { useSession } from '../../../stores/session.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { Question, type QuestionProps } from '../Question.tsx'
import { useKept } from '../useKept.ts'

/** The name is guessed from the account's, so that most people only tap on. */
export function NameQuestion(props: QuestionProps) {
  const t = useT()
  const first = useSession(({ user }) => user?.name.split(' ')[0])
  const [name, setName] = useKept(props, props.answers.preferred_name ?? ((!props.editing && first) || ''))
  const form = useForm<'preferred_name'>(async ({ preferred_name }) =>
    props.save({ preferred_name: preferred_name || null }),
  )
  return (
    <Question {...props} form={form}>
      <TextField
        label={t('onboarding.name')}
        error={form.errorOf('preferred_name')}
        name="preferred_name"
        autoComplete="given-name"
        maxLength={40}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4">
        <span className="font-semibold">{t('common.language')}</span>
        <LanguagePicker />
      </div>
    </Question>
  )
}

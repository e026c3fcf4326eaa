import { useState } from 'react'
import { useT } from '../../../i18n/i18n.ts'
import { changeAccount } from '../../../parts/account.ts'
import { BORN_WORDS, bornFrom, BornFields, useBornWords, type BornName } from '../../../parts/BornFields.tsx'
import { useBorn } from '../../../parts/consent.ts'
import { useForm } from '../../../parts/useForm.ts'
import { Question, type QuestionProps } from '../Question.tsx'
import { useKept } from '../useKept.ts'

/** Told once, and to the account: what is told stays as it is. Skipped, it is asked again under Privacy. */
export function AgeQuestion(props: QuestionProps) {
  const [told] = useState(useBorn().born)
  return told ? <Told {...props} born={told} /> : <Asked {...props} />
}

function Asked(props: QuestionProps) {
  const t = useT()
  const [born, setBorn] = useKept(props, { month: '', year: '' })
  const form = useForm<BornName>(
    async (values) => {
      const born = bornFrom(values)
      if (born) await changeAccount({ born })
      await props.save({})
    },
    {},
    BORN_WORDS,
  )
  return (
    <Question {...props} form={form}>
      <BornFields value={born} onChange={setBorn} errorOf={form.errorOf} hint={t('consent.born_once')} />
    </Question>
  )
}

function Told({ born, ...props }: QuestionProps & { born: string }) {
  const t = useT()
  const words = useBornWords()
  const form = useForm(async () => props.save({}))
  return (
    <Question {...props} form={form} settled>
      <p className="max-w-text">{t('consent.born_told', { born: words(born) })}</p>
    </Question>
  )
}

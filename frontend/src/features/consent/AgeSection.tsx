import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { changeAccount } from '../../parts/account.ts'
import { BORN_WORDS, bornFrom, BornFields, useBornWords, type BornName } from '../../parts/BornFields.tsx'
import { useForm } from '../../parts/useForm.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'

/** Asks for the month of birth. What is told changes what stands on the page, so the page's heading takes the focus. */
export function AgeForm() {
  const t = useT()
  const [value, setValue] = useState({ month: '', year: '' })
  const { form, busy, failureWords, errorOf } = useForm<BornName>(
    async (values) => {
      const born = bornFrom(values)
      if (!born) return
      await changeAccount({ born })
      document.querySelector<HTMLElement>('main h1')?.focus()
    },
    {},
    BORN_WORDS,
  )
  return (
    <Section title={t('consent.born_ask')}>
      <p className="max-w-text text-ink-2">{t('consent.born_why')}</p>
      <form {...form} className="flex flex-col gap-4">
        <BornFields value={value} onChange={setValue} errorOf={errorOf} hint={t('consent.born_once')} required />
        {failureWords && <Notice tone="danger">{failureWords}</Notice>}
        <Button type="submit" wide busy={busy}>
          {t('common.save')}
        </Button>
      </form>
    </Section>
  )
}

/** What was told, and how a mistake is mended. */
export function AgeTold({ born, minor }: { born: string; minor: boolean }) {
  const t = useT()
  const words = useBornWords()
  return (
    <Section title={t('consent.born')}>
      {!minor && <p className="max-w-text">{t('consent.born_adult')}</p>}
      <p className="max-w-text text-ink-2">{t('consent.born_told', { born: words(born) })}</p>
    </Section>
  )
}

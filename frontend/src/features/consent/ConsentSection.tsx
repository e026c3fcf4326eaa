import type { Consent } from '@tajiconnect/contract/consent'
import { useEffect, useRef, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { AskForm } from './AskForm.tsx'
import { CodeForm } from './CodeForm.tsx'
import { TakeBackDialog } from './TakeBackDialog.tsx'

const CHIPS = {
  needed: { tone: 'accent', icon: 'alert' },
  asked: { tone: 'info', icon: 'clock' },
  given: { tone: 'primary', icon: 'check' },
  refused: { tone: 'plain', icon: 'minus' },
} as const
type Standing = keyof typeof CHIPS

const standingOf = ({ state }: Consent): Standing => (state in CHIPS ? (state as Standing) : 'needed')

/** How a minor's consent stands, and the one thing to do about it. */
export function ConsentSection({ consent }: { consent: Consent }) {
  const t = useT()
  const standing = standingOf(consent)
  const heading = useFocusOnChange(`${standing} ${consent.asked_at}`)
  const { guardian, asked_at, code_expires_at } = consent
  return (
    <Section
      title={t('consent.title')}
      heading={heading}
      state={<Chip {...CHIPS[standing]}>{t(`consent.state_${standing}`)}</Chip>}
    >
      <p className="max-w-text">
        <Words consent={consent} standing={standing} />
      </p>
      {standing === 'needed' && <AskForm guardian={null} />}
      {standing === 'asked' && code_expires_at && <CodeForm until={code_expires_at} />}
      {standing === 'asked' && !code_expires_at && <Notice tone="warn">{t('consent.code_over')}</Notice>}
      {standing === 'given' && <TakeBack name={guardian?.name ?? ''} />}
      {(standing === 'asked' || standing === 'refused') && (
        <Disclosure key={asked_at} summary={t('consent.ask_again')}>
          <div className="flex flex-col gap-4">
            <p className="max-w-text text-ink-2">{t('consent.ask_again_text')}</p>
            <AskForm guardian={guardian} />
          </div>
        </Disclosure>
      )}
    </Section>
  )
}

function Words({ consent, standing }: { consent: Consent; standing: Standing }) {
  const t = useT()
  const { date } = useFormat()
  const { guardian, asked_at, decided_at, decided_by } = consent
  if (!guardian || standing === 'needed') return t('consent.needed_text')
  const { name, to } = guardian
  if (standing === 'asked') return t('consent.asked_text', { name, to, when: asked_at ? date(asked_at) : '' })
  const when = decided_at ? date(decided_at) : ''
  if (standing === 'given') return t('consent.given_text', { name, when })
  return t(decided_by === 'learner' ? 'consent.taken_back_text' : 'consent.refused_text', { name, when })
}

function TakeBack({ name }: { name: string }) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button look="secondary" onClick={() => setAsking(true)}>
        {t('consent.take_back')}
      </Button>
      {asking && <TakeBackDialog name={name} onClose={() => setAsking(false)} />}
    </>
  )
}

/** The heading takes the focus when what stands under it has changed, and what had the focus has gone with it. */
function useFocusOnChange(value: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(value)
  useEffect(() => {
    if (before.current !== value && document.activeElement === document.body) heading.current?.focus()
    before.current = value
  }, [value])
  return heading
}

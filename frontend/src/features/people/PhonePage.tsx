import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { paths } from '../../paths.ts'
import { park, removePin } from '../../stores/parking.ts'
import { usePeople } from '../../stores/people.ts'
import { useSession } from '../../stores/session.ts'
import { canLock } from '../../utils/pin.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Section } from '../../ui/Section.tsx'
import { PinForm } from './PinForm.tsx'

/** The signed-in person's PIN on this phone: choosing, changing and removing it, and what it is good for. */
export default function PhonePage() {
  const t = useT()
  const user = useSession((session) => session.user)
  const hasPin = usePeople(({ people }) => people.some((one) => one.user.id === user?.id && one.lock))
  const [done, setDone] = useState<'set' | 'changed' | 'removed' | null>(null)
  if (!user) return null
  return (
    <>
      <title>{`${t('people.phone')} · TajiConnect`}</title>
      <PageHeader
        title={t('people.phone')}
        lead={t('people.phone_lead')}
        back={{ href: paths.me, label: t('common.me') }}
      />
      {done && (
        <div key={done} ref={focusOnArrival} tabIndex={-1} className="outline-none">
          <Notice tone="success">{t(`people.done_${done}`)}</Notice>
        </div>
      )}
      <Section title={t('people.your_pin')}>
        {!canLock() ? (
          <Notice tone="warn">{t('people.no_pin_here')}</Notice>
        ) : hasPin ? (
          <>
            <p className="text-ink-2">{t('people.switch_text')}</p>
            <Button icon="people" wide onClick={() => void park()}>
              {t('people.switch')}
            </Button>
            <div>
              <Disclosure summary={t('people.change')}>
                <PinForm onDone={() => setDone('changed')} />
              </Disclosure>
              <Disclosure summary={t('people.remove')}>
                <div className="flex flex-col gap-3">
                  <p className="text-ink-2">{t('people.remove_text')}</p>
                  <Button
                    look="secondary"
                    onClick={() => {
                      removePin()
                      setDone('removed')
                    }}
                  >
                    {t('people.remove')}
                  </Button>
                </div>
              </Disclosure>
            </div>
          </>
        ) : (
          <PinForm onDone={() => setDone('set')} />
        )}
      </Section>
      <Section title={t('people.limits')}>
        <p>{t('people.limits_does')}</p>
        <p>{t('people.limits_not')}</p>
      </Section>
    </>
  )
}

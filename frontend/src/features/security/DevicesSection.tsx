import type { DeviceSession } from '@tajiconnect/contract/auth'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { query } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { Device } from './Device.tsx'
import { EndDialog, type Ending } from './EndDialog.tsx'
import { Section } from '../../ui/Section.tsx'

/** Where the account is signed in, and the way to end that. */
export function DevicesSection() {
  const t = useT()
  const sessions = useQuery({ ...query('GET /auth/sessions'), staleTime: 0 })
  const [ending, setEnding] = useState<Ending | null>(null)
  const [ended, setEnded] = useState(0)

  const skeleton = (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-12 w-full" />
      <Bone className="h-12 w-full" />
    </Skeleton>
  )
  const list = ({ items }: { items: DeviceSession[] }) => {
    const others = items.filter(({ current }) => !current)
    return (
      <>
        <ul className="divide-y divide-line">
          {items.toSorted(hereFirst).map((session) => (
            <Device key={session.id} session={session} onEnd={setEnding} />
          ))}
        </ul>
        {others.length === 0 && <p className="text-ink-2">{t('security.devices_alone')}</p>}
        {others.length > 1 && (
          <Button look="secondary" onClick={() => setEnding('others')}>
            {t('security.devices_end')}
          </Button>
        )}
      </>
    )
  }
  return (
    <Section title={t('security.devices')}>
      <p className="text-ink-2">{t('security.devices_text')}</p>
      {ended > 0 && (
        <div key={ended} ref={focusOnArrival} tabIndex={-1} className="outline-none">
          <Notice tone="success">{t('security.device_ended')}</Notice>
        </div>
      )}
      <Loaded query={sessions} skeleton={skeleton}>
        {list}
      </Loaded>
      {ending && (
        <EndDialog ending={ending} onClose={() => setEnding(null)} onEnded={() => setEnded((times) => times + 1)} />
      )}
    </Section>
  )
}

const hereFirst = (a: DeviceSession, b: DeviceSession) => Number(b.current) - Number(a.current)

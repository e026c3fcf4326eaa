import type { DeviceSession } from '@tajiconnect/contract/auth'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { deviceOf } from './device.ts'

/** “Chrome on Android” */
export function useDeviceName(): (session: DeviceSession) => string {
  const t = useT()
  return ({ user_agent }) => {
    const { browser, system } = deviceOf(user_agent)
    if (browser && system) return t('security.device', { browser, system })
    return browser ?? system ?? t('security.device_unknown')
  }
}

interface DeviceProps {
  session: DeviceSession
  onEnd: (session: DeviceSession) => void
}

export function Device({ session, onEnd }: DeviceProps) {
  const t = useT()
  const { ago, date } = useFormat()
  const name = useDeviceName()(session)
  const { address, created_at, last_seen_at, current } = session
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">{name}</span>
          {current && <Chip>{t('security.device_here')}</Chip>}
        </p>
        <p className="text-sm text-ink-2">
          {t('security.device_times', { last: ago(last_seen_at), first: date(created_at) })}
        </p>
        {address && <p className="text-sm text-ink-2">{t('security.device_network', { address })}</p>}
      </div>
      {!current && (
        <Button look="secondary" aria-label={t('security.device_end_named', { name })} onClick={() => onEnd(session)}>
          {t('security.device_end')}
        </Button>
      )}
    </li>
  )
}

import type { RealtimeEvent } from '@tajiconnect/contract/realtime'
import { useCallback, useEffect, useState } from 'react'
import { useRealTime } from '../../contexts/RealTimeContext.tsx'
import { useT } from '../../i18n/i18n.ts'
import { Adaptations, type Change } from '../../parts/Adaptations.tsx'
import { useRejected } from '../../parts/mastery.ts'
import { Toast } from '../../ui/Toast.tsx'

/** What the gateway says while one practises: a change of plan. At the end the plan itself says it. */
export const Told = () => <Adaptations changes={useChanges()} />

/** The changes of plan that came while this page was open, newest first. */
function useChanges(): readonly Change[] {
  const { on } = useRealTime()
  const [changes, setChanges] = useState<readonly Change[]>([])
  useEffect(
    () =>
      on('adaptation_trigger', (event) => {
        const change = changeOf(event)
        if (change) setChanges((before) => [change, ...before.filter(({ id }) => id !== change.id)])
      }),
    [on],
  )
  return changes
}

/** The gateway sends the change itself, without its time. */
function changeOf({ data }: RealtimeEvent): Change | null {
  const { id, text } = data as Partial<Change>
  return id && text ? (data as unknown as Change) : null
}

/** Says, quietly and once, that there were answers which the gateway could not count. */
export function NotCounted() {
  const t = useT()
  const codes = useRejected((state) => state.codes)
  const forget = useCallback(() => useRejected.setState({ codes: [] }), [])
  const count = codes.length
  const text = t(codes.includes('in_future') ? 'skills.clock_ahead' : 'skills.not_counted', { count })
  return <Toast message={count > 0 ? { id: count, text } : null} onClose={forget} closeLabel={t('common.close')} />
}

import type { Adaptation } from '@tajiconnect/contract/learning-paths'
import { useState } from 'react'
import { useT, useText } from '../i18n/i18n.ts'
import { paths } from '../paths.ts'
import { useSession } from '../stores/session.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { storage } from '../utils/storage.ts'

export type Change = Pick<Adaptation, 'id' | 'reason_code' | 'to_skill_id' | 'text'>

/** So many are remembered as put away; the gateway names ten at most. */
const REMEMBERED = 40
const SHOWN = 2

const placeOf = (user_id: string) => `taji.adaptations.${user_id}`

function putAway(place: string): string[] {
  try {
    const ids: unknown = JSON.parse(storage.get(place) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

/** Changes of plan, each with its sentence and where it leads, until the learner puts them away. */
export function Adaptations({ changes }: { changes: readonly Change[] }) {
  const user_id = useSession(({ user }) => user?.id)
  return user_id && <Own key={user_id} place={placeOf(user_id)} changes={changes} />
}

function Own({ place, changes }: { place: string; changes: readonly Change[] }) {
  const t = useT()
  const textOf = useText()
  const [away, setAway] = useState(() => putAway(place))
  const dismiss = (id: string) => {
    const ids = [...new Set([...putAway(place), id])].slice(-REMEMBERED)
    storage.set(place, JSON.stringify(ids))
    setAway(ids)
  }
  return changes
    .filter(({ id }) => !away.includes(id))
    .slice(0, SHOWN)
    .map((change) => (
      <Notice
        key={change.id}
        action={
          <div className="-mb-2 -ml-5 flex flex-wrap">
            {change.to_skill_id && (
              <ButtonLink look="quiet" href={paths.practiseSkill(change.to_skill_id)}>
                {t('common.practise')}
              </ButtonLink>
            )}
            <Button look="quiet" onClick={() => dismiss(change.id)}>
              {t('common.understood')}
            </Button>
          </div>
        }
      >
        {textOf(change.text)}
      </Notice>
    ))
}

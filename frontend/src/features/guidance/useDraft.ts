import { useState } from 'react'
import { useSession } from '../../stores/session.ts'
import { storage } from '../../utils/storage.ts'

/** What somebody is writing: kept on this phone, for them alone, until it is sent. `name` says what it is for. */
export function useDraft(name: string) {
  const user_id = useSession(({ user }) => user?.id)
  const place = `taji.talk.${user_id}.${name}`
  const [text, setText] = useState(() => storage.get(place) ?? '')
  const write = (next: string) => {
    setText(next)
    if (next) storage.set(place, next)
    else storage.remove(place)
  }
  return { text, write }
}

export type Draft = ReturnType<typeof useDraft>

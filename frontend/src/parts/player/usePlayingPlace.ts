import { useSession } from '../../stores/session.ts'
import { storage } from '../../utils/storage.ts'

/** Nearer to the start than this is no place worth keeping. */
const EDGE_S = 3

export interface PlayingPlace {
  /** Seconds at which it was stopped the last time; 0 for its start. */
  kept: () => number
  keep: (seconds: number) => void
}

/** How far sound or film was played, on this phone and for this learner alone; `name` says which. */
export function usePlayingPlace(name: string): PlayingPlace {
  const user_id = useSession(({ user }) => user?.id)
  const key = `taji.media.${user_id}.${name}`
  const keep = (seconds: number) => {
    if (seconds > EDGE_S) storage.set(key, seconds.toFixed(1))
    else storage.remove(key)
  }
  return { kept: () => Number(storage.get(key)) || 0, keep }
}

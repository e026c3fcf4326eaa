import { useEffect, useState } from 'react'
import { entriesOf } from '../../utils/outbox-db.ts'

/** How much of somebody's work waits on this phone until they are back. */
export function useUnsent(user_id: string): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    let wanted = true
    void entriesOf(user_id).then((entries) => wanted && setCount(entries.length))
    return () => {
      wanted = false
    }
  }, [user_id])
  return count
}

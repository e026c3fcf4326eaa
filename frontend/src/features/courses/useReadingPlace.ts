import { useEffect, useState } from 'react'
import { useSession } from '../../stores/session.ts'
import { storage } from '../../utils/storage.ts'

const SETTLE_MS = 250
/** Nearer to the top or the end than this share of the page is no place worth keeping. */
const EDGE = 0.05

const room = () => document.documentElement.scrollHeight - window.innerHeight

/**
 * Remembers on this phone how far a lesson was read, and goes back there when it opens again: call it where the lesson
 * stands. Answers whether it did.
 */
export function useReadingPlace(course_id: string, lesson_id: string): boolean {
  const user_id = useSession(({ user }) => user?.id)
  const key = `taji.place.${user_id}.${course_id}.${lesson_id}`
  const [kept] = useState(() => Number(storage.get(key)) || 0)

  useEffect(() => {
    // A frame later: a new page first goes to its top.
    const frame = kept ? requestAnimationFrame(() => window.scrollTo(0, kept * room())) : 0
    let share: number | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const save = () => {
      if (share === null) return
      if (share > EDGE && share < 1 - EDGE) storage.set(key, share.toFixed(4))
      else storage.remove(key)
      share = null
    }
    const scrolled = () => {
      share = room() > 0 ? window.scrollY / room() : 0
      clearTimeout(timer)
      timer = setTimeout(save, SETTLE_MS)
    }
    window.addEventListener('scroll', scrolled, { passive: true })
    window.addEventListener('pagehide', save)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      save()
      window.removeEventListener('scroll', scrolled)
      window.removeEventListener('pagehide', save)
    }
  }, [key, kept])

  return kept > 0
}

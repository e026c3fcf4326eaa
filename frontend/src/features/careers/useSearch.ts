import { useEffect, useEffectEvent, useState } from 'react'
import { useQueryParams } from '../../parts/useQueryParams.ts'

const WAIT_MS = 300

export const ROUTES = ['university', 'tvet', 'apprenticeship'] as const
export const PATHWAYS = ['STEM', 'Social Sciences', 'Arts and Sports Science'] as const

/** What is looked for, kept in the address, so that coming back from a career finds the same list. */
export function useSearch() {
  const { get, set } = useQueryParams<'q' | 'pathway' | 'route' | 'all'>()
  const q = get('q') ?? ''
  const [typed, setTyped] = useState(q)
  // What the address said last, and what was put there from here: anything else came by Back or by a link.
  const [seen, setSeen] = useState(q)
  const [asked, setAsked] = useState(q)
  if (q !== seen) {
    setSeen(q)
    if (q !== asked) {
      setAsked(q)
      setTyped(q)
    }
  }

  const search = useEffectEvent((text: string) => {
    if (text === q) return
    setAsked(text)
    set({ q: text })
  })
  useEffect(() => {
    const timer = setTimeout(() => search(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])

  return {
    typed,
    setTyped,
    q,
    pathway: PATHWAYS.find((pathway) => pathway === get('pathway')),
    route: ROUTES.find((route) => route === get('route')),
    all: get('all') !== null,
    set,
  }
}

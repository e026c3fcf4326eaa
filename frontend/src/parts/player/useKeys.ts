import { useEffect, useEffectEvent } from 'react'
import { create } from 'zustand'
import { storage } from '../../utils/storage.ts'

const PLACE = 'taji.keys'

/** Whether single keys do something on this phone: who dictates, or whose hand shakes, can switch them off. */
export const useKeysOn = create<{ on: boolean; setOn: (on: boolean) => void }>()((set) => ({
  on: storage.get(PLACE) !== 'off',
  setOn: (on) => {
    if (on) storage.remove(PLACE)
    else storage.set(PLACE, 'off')
    set({ on })
  },
}))

/** Keys belong to whatever is being written or chosen in, and to a dialog. */
const TAKES_KEYS = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])'
/** Enter is already theirs. */
const TAKES_ENTER = 'a, button, input, summary'

const isFor = (target: EventTarget | null, selector: string) => target instanceof Element && target.closest(selector)

/**
 * Single keys by name, in lower case, each with what it does; nothing happens while somebody writes, with Ctrl, Alt or the
 * like, or where keys are switched off. A screen reader that reads by single keys takes them before the page does.
 */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return
    if (event.ctrlKey || event.altKey || event.metaKey || !useKeysOn.getState().on) return
    if (isFor(event.target, TAKES_KEYS) || document.querySelector('dialog[open]')) return
    const key = event.key.toLowerCase()
    if (key === 'enter' && isFor(event.target, TAKES_ENTER)) return
    const act = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

import type { Formulas } from '@tajiconnect/contract/lesson-body'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Inline, plain } from './Inline.tsx'

interface OrderFieldProps {
  legend: string
  lang: string | undefined
  math: Formulas | undefined
  options: readonly { id: string; text: string }[]
  /** Ids from first to last; empty until the learner has moved something or is content with what stands there. */
  order: readonly string[]
  onChange: (order: string[]) => void
}

/** A list put in order with a button up and a button down at each line, by touch or keyboard alike. */
export function OrderField({ legend, lang, math, options, order, onChange }: OrderFieldProps) {
  const t = useT()
  const [said, setSaid] = useState('')
  const pressed = useRef<HTMLButtonElement>(null)
  const lines =
    order.length === options.length
      ? order.flatMap((id) => options.find((option) => option.id === id) ?? [])
      : [...options]

  // A line that moves takes its button out of the page for a moment, and the focus with it.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it is the new order that moves them
  useEffect(() => pressed.current?.focus(), [order])

  const move = (from: number, to: number, button: HTMLButtonElement) => {
    const line = lines[from]
    if (!line || to < 0 || to >= lines.length) return
    pressed.current = button
    onChange(
      lines
        .toSpliced(from, 1)
        .toSpliced(to, 0, line)
        .map(({ id }) => id),
    )
    setSaid(t('player.moved', { text: plain(line.text, math), place: to + 1, total: lines.length }))
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend lang={lang} className="sr-only">
        {legend}
      </legend>
      <p className="text-sm text-ink-2">{t('player.order_how')}</p>
      <ol className="flex flex-col gap-2">
        {lines.map(({ id, text }, place) => (
          <li
            key={id}
            className="flex min-h-14 items-center gap-1 rounded-control border-[1.5px] border-edge bg-surface py-1 pr-1 pl-4"
          >
            <span className="w-6 shrink-0 font-semibold text-ink-2 tabular-nums">{place + 1}</span>
            <span lang={lang} className="min-w-0 flex-1 font-medium">
              <Inline text={text} math={math} />
            </span>
            <IconButton
              icon="up"
              label={t('player.move_up', { text: plain(text, math) })}
              aria-disabled={place === 0}
              onClick={(event) => move(place, place - 1, event.currentTarget)}
            />
            <IconButton
              icon="down"
              label={t('player.move_down', { text: plain(text, math) })}
              aria-disabled={place === lines.length - 1}
              onClick={(event) => move(place, place + 1, event.currentTarget)}
            />
          </li>
        ))}
      </ol>
      {order.length === 0 && (
        <Button look="secondary" onClick={() => onChange(lines.map(({ id }) => id))}>
          {t('player.order_stands')}
        </Button>
      )}
      <output className="min-h-6 text-sm text-ink-2">{said}</output>
    </fieldset>
  )
}

import { useId, useState } from 'react'
import { useLocale, useT } from '../../i18n/i18n.ts'
import { CONTROL } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Inline, plain } from './Inline.tsx'
import { OPEN } from './responses.ts'

type Named = readonly { id: string; text: string }[]

interface MatchFieldProps {
  legend: string
  lang: string | undefined
  options: Named
  targets: Named
  /** For each option its target, or `OPEN`; empty where nothing is matched yet. */
  matched: readonly string[]
  onChange: (matched: string[]) => void
}

/**
 * Each line gets its match from the phone's own list, so it works by touch, keyboard and screen reader alike. Every match
 * belongs to one line: chosen again, it moves.
 */
export function MatchField({ legend, lang, options, targets, matched, onChange }: MatchFieldProps) {
  const t = useT()
  const locale = useLocale()
  const field = useId()
  const [said, setSaid] = useState('')
  const current = options.map((_, at) => matched[at] ?? OPEN)

  const choose = (at: number, id: string) => {
    const before = id === OPEN ? -1 : current.indexOf(id)
    onChange(current.map((each, place) => (place === at ? id : place === before ? OPEN : each)))
    const left = before >= 0 && before !== at ? options[before] : undefined
    setSaid(left ? t('player.match_moved', { text: plain(left.text) }) : '')
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend lang={lang} className="sr-only">
        {legend}
      </legend>
      <p className="text-sm text-ink-2">{t('player.match_how')}</p>
      <ul className="flex flex-col gap-3">
        {options.map(({ id, text }, at) => {
          const chosen = current[at] ?? OPEN
          return (
            <li key={id} className="flex flex-col gap-2 wide:flex-row wide:items-center wide:gap-4">
              <label htmlFor={`${field}-${at}`} lang={lang} className="font-medium wide:flex-1">
                <Inline text={text} />
              </label>
              <div className="relative wide:flex-1">
                <select
                  id={`${field}-${at}`}
                  lang={lang}
                  value={chosen}
                  onChange={({ target }) => choose(at, target.value)}
                  className={`${CONTROL} appearance-none py-2 pr-12 whitespace-normal ${chosen === OPEN ? '' : 'border-primary font-medium'}`}
                >
                  <option value={OPEN} lang={locale}>
                    {t('player.match_choose')}
                  </option>
                  {targets.map((target) => (
                    <option key={target.id} value={target.id}>
                      {target.id !== chosen && current.includes(target.id)
                        ? t('player.match_used', { text: plain(target.text) })
                        : plain(target.text)}
                    </option>
                  ))}
                </select>
                <span className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-ink-2">
                  <Icon name="chevron" className="size-5 rotate-90" />
                </span>
              </div>
            </li>
          )
        })}
      </ul>
      <output className="min-h-6 text-sm text-ink-2">{said}</output>
    </fieldset>
  )
}

import { formulasIn } from '@tajiconnect/contract/inline'
import type { Formulas } from '@tajiconnect/contract/lesson-body'
import { useId, useState } from 'react'
import { useLocale, useT } from '../../i18n/i18n.ts'
import { Select } from '../../ui/Select.tsx'
import { Inline, plain } from './Inline.tsx'
import { OPEN } from './responses.ts'

type Named = readonly { id: string; text: string }[]

interface MatchFieldProps {
  legend: string
  lang: string | undefined
  math: Formulas | undefined
  options: Named
  targets: Named
  /** For each option its target, or `OPEN`; empty where nothing is matched yet. */
  matched: readonly string[]
  onChange: (matched: string[]) => void
}

/**
 * Each line gets its match from the phone's own list, so it works by touch, keyboard and screen reader alike. Every match
 * belongs to one line: chosen again, it moves. That list holds letters alone, so formulas are drawn beside it, by A, B, C.
 */
export function MatchField({ legend, lang, math, options, targets, matched, onChange }: MatchFieldProps) {
  const t = useT()
  const locale = useLocale()
  const field = useId()
  const [said, setSaid] = useState('')
  const current = options.map((_, at) => matched[at] ?? OPEN)
  const lettered = targets.some(({ text }) => formulasIn(text).length > 0)
  const nameOf = (text: string, at: number) => (lettered ? `${letter(at)}: ` : '') + plain(text, math)

  const choose = (at: number, id: string) => {
    const before = id === OPEN ? -1 : current.indexOf(id)
    onChange(current.map((each, place) => (place === at ? id : place === before ? OPEN : each)))
    const left = before >= 0 && before !== at ? options[before] : undefined
    setSaid(left ? t('player.match_moved', { text: plain(left.text, math) }) : '')
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend lang={lang} className="sr-only">
        {legend}
      </legend>
      <p className="text-sm text-ink-2">{t(lettered ? 'player.match_letters' : 'player.match_how')}</p>
      {lettered && (
        <ul lang={lang} className="flex flex-wrap gap-x-8 gap-y-1 rounded-control bg-sunk p-3">
          {targets.map(({ id, text }, at) => (
            <li key={id} className="flex min-h-10 max-w-full items-center gap-3">
              <span className="font-semibold text-ink-2">{letter(at)}</span>
              <span className="min-w-0">
                <Inline text={text} math={math} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <ul className="flex flex-col gap-3">
        {options.map(({ id, text }, at) => {
          const chosen = current[at] ?? OPEN
          return (
            <li key={id} className="flex flex-col gap-2 wide:flex-row wide:items-center wide:gap-4">
              <label htmlFor={`${field}-${at}`} lang={lang} className="font-medium wide:flex-1">
                <Inline text={text} math={math} naming />
              </label>
              <div className="wide:flex-1">
                <Select
                  id={`${field}-${at}`}
                  lang={lang}
                  value={chosen}
                  onChange={({ target }) => choose(at, target.value)}
                  className={`py-2 whitespace-normal ${chosen === OPEN ? '' : 'border-primary font-medium'}`}
                >
                  <option value={OPEN} lang={locale}>
                    {t('player.match_choose')}
                  </option>
                  {targets.map(({ id, text }, at) => (
                    <option key={id} value={id}>
                      {id !== chosen && current.includes(id)
                        ? t('player.match_used', { text: nameOf(text, at) })
                        : nameOf(text, at)}
                    </option>
                  ))}
                </Select>
              </div>
            </li>
          )
        })}
      </ul>
      <output className="min-h-6 text-sm text-ink-2">{said}</output>
    </fieldset>
  )
}

const letter = (at: number) => String.fromCodePoint('A'.codePointAt(0)! + at)

import type { Locale } from '@tajiconnect/contract/common'
import type { DrawnItem } from '@tajiconnect/contract/courses'
import { useT } from '../../i18n/i18n.ts'
import { Inline } from '../../parts/player/Inline.tsx'

/** Of answers to choose from, eight at most. */
export const LETTERS = 'ABCDEFGH'

/** Room for an answer on paper: boxes to tick, lines to write on, or places for numbers and letters. */
export function SheetAnswer({ item, lang }: { item: DrawnItem; lang: Locale }) {
  const t = useT()
  switch (item.type) {
    case 'choice':
    case 'choices':
      return (
        <>
          {item.type === 'choices' && <p className="text-[10pt] text-ink-2">{t('authoring.sheet_several')}</p>}
          <ul lang={lang} className="mt-2 grid gap-1.5">
            {item.options.map(({ id, text }, at) => (
              <li key={id} className="flex items-start gap-2">
                <span
                  aria-hidden
                  className={`mt-[2px] size-[11pt] shrink-0 border border-ink ${item.type === 'choice' ? 'rounded-chip' : ''}`}
                />
                <span className="font-semibold">{LETTERS[at]}</span>
                <span className="min-w-0">
                  <Inline text={text} math={item.math} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )
    case 'number':
      return (
        <p className="mt-1 flex flex-col gap-1">
          <Line />
          <span className="flex max-w-80 items-end gap-2">
            <Line /> <span lang={lang}>{item.unit}</span>
          </span>
        </p>
      )
    case 'text':
      return <Line />
    case 'order':
      return (
        <>
          <p className="text-[10pt] text-ink-2">{t('authoring.sheet_order', { count: item.options.length })}</p>
          <div className="mt-2">
            <Boxes lines={item.options} math={item.math} lang={lang} />
          </div>
        </>
      )
    case 'match':
      return (
        <>
          <p className="text-[10pt] text-ink-2">{t('authoring.sheet_match')}</p>
          <div className="mt-2 grid grid-cols-2 gap-x-8">
            <Boxes lines={item.options} math={item.math} lang={lang} />
            <ul lang={lang} className="grid content-start gap-2">
              {item.targets.map(({ id, text }, at) => (
                <li key={id} className="flex items-start gap-2 pt-0.5">
                  <span className="font-semibold">{LETTERS[at]}</span>
                  <span className="min-w-0">
                    <Inline text={text} math={item.math} />
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </>
      )
  }
}

const Line = () => <span aria-hidden className="block h-8 w-full border-b border-edge" />

interface Named {
  id: string
  text: string
}

/** Before each line a place for its number or letter. */
const Boxes = ({ lines, math, lang }: { lines: readonly Named[]; math: DrawnItem['math']; lang: Locale }) => (
  <ul lang={lang} className="grid content-start gap-2">
    {lines.map(({ id, text }) => (
      <li key={id} className="flex items-start gap-3">
        <span aria-hidden className="size-[16pt] shrink-0 border border-ink" />
        <span className="min-w-0 pt-0.5">
          <Inline text={text} math={math} />
        </span>
      </li>
    ))}
  </ul>
)

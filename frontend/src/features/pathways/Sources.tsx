import type { Source } from '@tajiconnect/contract/pathways'
import { useT, useText } from '../../i18n/i18n.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'

/** Where the figures are from, each with its year. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const t = useT()
  const text = useText()
  return (
    <Disclosure summary={t('pathways.sources')}>
      <ul className="flex max-w-text flex-col gap-2 text-sm">
        {sources.map(({ what, year, where }) => (
          <li key={what.en}>
            <strong>{text(what)}</strong>, {year}:{' '}
            <span className="text-ink-2">
              {where.map((place) => (typeof place === 'string' ? place : text(place))).join('; ')}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

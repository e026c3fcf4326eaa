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
        {sources.map(({ about, year, where, described = [] }) => (
          // A gateway of an older build does not say what about.
          <li key={about?.en ?? where.join()}>
            {about && <strong>{text(about)}</strong>}
            {about && ', '}
            {year}: <span className="text-ink-2">{[...described.map(text), ...where].join('; ')}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

import type { Source } from '@tajiconnect/contract/pathways'
import { useT } from '../../i18n/i18n.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'

/** Where the figures are from, each with its year. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  const t = useT()
  return (
    <Disclosure summary={t('pathways.sources')}>
      <ul lang="en" className="flex max-w-text flex-col gap-2 text-sm">
        {sources.map(({ what, year, where }) => (
          <li key={what}>
            <strong>{what}</strong>, {year}: <span className="text-ink-2">{where.join('; ')}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

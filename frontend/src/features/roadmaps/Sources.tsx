import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { useT, useText } from '../../i18n/i18n.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'

/** Where dates and entry grades are known from, with the year they speak of. */
export function Sources({ sources }: Pick<Roadmap, 'sources'>) {
  const t = useT()
  const text = useText()
  return (
    <Disclosure summary={t('roadmaps.sources_title')}>
      <p className="max-w-text">{t('roadmaps.estimate')}</p>
      <ul className="max-w-text list-disc pl-5 text-ink-2">
        {sources.map(({ what, year }) => (
          <li key={what.en}>
            {text(what)}, {year}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

import type { Alternative } from '@tajiconnect/contract/roadmaps'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { OpenOrNot } from './OpenOrNot.tsx'
import { useStepWords } from './words.ts'

/** Other ways to the same place, behind a tap. */
export function Alternatives({ alternatives }: { alternatives: readonly Alternative[] }) {
  const t = useT()
  const text = useText()
  const { span } = useFormat()
  const words = useStepWords()
  if (alternatives.length === 0) return null
  return (
    <Disclosure summary={t('roadmaps.alternatives', { count: alternatives.length })}>
      <ul className="max-w-text divide-y divide-line">
        {alternatives.map(({ title, what, weeks, route, open, fees }) => (
          <li key={title.en} className="flex flex-col items-start gap-1 py-3 first:pt-0">
            <p className="font-medium">{text(title)}</p>
            <p>{text(what)}</p>
            {fees && <p>{words.fees(fees)}</p>}
            <OpenOrNot door={words.door({ kind: 'training', open })} />
            {(route || weeks > 0) && (
              <div className="flex flex-wrap gap-2 pt-1">
                {route && <Chip tone="plain">{t(`roadmaps.route_${route}`)}</Chip>}
                {weeks > 0 && (
                  <Chip tone="plain" icon="clock">
                    {t('roadmaps.about', { time: span(weeks) })}
                  </Chip>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

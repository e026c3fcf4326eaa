import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useT, useText } from '../../i18n/i18n.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'

/** What a step asks, where it happens, where it leads, and what else would do. */
export function Facts({ step: { what, where, leads_to, alternatives } }: { step: RoadmapStep }) {
  const t = useT()
  const text = useText()
  const facts = [
    { label: t('roadmaps.what'), value: what },
    { label: t('roadmaps.where'), value: where },
    { label: t('roadmaps.leads_to'), value: leads_to },
  ]
  return (
    <>
      <dl className="flex max-w-text flex-col gap-2">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-sm text-ink-2">{label}</dt>
            <dd>{text(value)}</dd>
          </div>
        ))}
      </dl>
      {alternatives.length > 0 && (
        <Disclosure summary={t('roadmaps.alternatives', { count: alternatives.length })}>
          <ul className="flex max-w-text list-disc flex-col gap-2 pl-5">
            {alternatives.map((alternative) => (
              <li key={alternative.en}>{text(alternative)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

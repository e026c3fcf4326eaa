import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useT, useText } from '../../i18n/i18n.ts'
import { useStepWords } from './words.ts'

/** What a step asks, where it happens, what it costs, and where it leads. */
export function Facts({ step: { kind, what, where, fees, leads_to } }: { step: RoadmapStep }) {
  const t = useT()
  const text = useText()
  const words = useStepWords()
  const facts = [
    { label: t('roadmaps.what'), value: text(what) },
    // Of a course its kind says so already.
    ...(kind === 'learn' ? [] : [{ label: t('roadmaps.where'), value: text(where) }]),
    ...(fees ? [{ label: t('roadmaps.costs'), value: words.fees(fees) }] : []),
    { label: t('roadmaps.leads_to'), value: text(leads_to) },
  ]
  return (
    <dl className="flex max-w-text flex-col gap-2">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-sm text-ink-2">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

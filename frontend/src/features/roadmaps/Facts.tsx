import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useT, useText } from '../../i18n/i18n.ts'

/** What a step asks, where it happens, and where it leads. */
export function Facts({ step: { kind, what, where, leads_to } }: { step: RoadmapStep }) {
  const t = useT()
  const text = useText()
  const facts = [
    { label: t('roadmaps.what'), value: what },
    // Of a course its kind says so already.
    ...(kind === 'learn' ? [] : [{ label: t('roadmaps.where'), value: where }]),
    { label: t('roadmaps.leads_to'), value: leads_to },
  ]
  return (
    <dl className="flex max-w-text flex-col gap-2">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-sm text-ink-2">{label}</dt>
          <dd>{text(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

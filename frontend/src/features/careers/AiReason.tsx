import type { Recommendation } from '@tajiconnect/contract/careers'
import { useT } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'

/** What an AI service says of a career, told apart from what we say. */
export function AiReason({ reason }: { reason: Recommendation['ai_reason'] }) {
  const t = useT()
  if (!reason) return null
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <Chip tone="info">{t('careers.ai')}</Chip>
      <p lang={reason.locale}>{reason.text}</p>
    </div>
  )
}

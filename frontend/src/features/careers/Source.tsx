import type { FallbackReason, Recommendations } from '@tajiconnect/contract/careers'
import { useT } from '../../i18n/i18n.ts'
import type { MessageId } from '../../i18n/messages.ts'

/** The services as they call themselves. */
const NAMES: Record<string, string> = {
  openai: 'OpenAI',
  gemini: 'Google Gemini',
  claude: 'Anthropic Claude',
  zai: 'Z.AI',
  openrouter: 'OpenRouter',
}

const WHY: Record<FallbackReason, MessageId> = {
  off: 'careers.rules_off',
  no_provider: 'careers.rules_off',
  no_consent: 'careers.rules_no_consent',
  flat_answers: 'careers.rules_flat',
  unavailable: 'careers.rules_unavailable',
  unfit: 'careers.rules_unfit',
}

/** Who put the list in order: our rules, or our rules together with an AI service, and where it was not asked, why. */
export function Source({ list }: { list: Pick<Recommendations, 'source' | 'provider' | 'fallback_reason'> }) {
  const t = useT()
  const { source, provider = '', fallback_reason = 'off' } = list
  return (
    <p className="max-w-text text-sm text-ink-2">
      {source === 'llm' ? t('careers.by_ai', { name: NAMES[provider] ?? provider }) : t(WHY[fallback_reason])}
    </p>
  )
}

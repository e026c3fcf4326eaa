import { limitsIn } from '@tajiconnect/contract/career-limits'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, type Ref } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { useForm } from '../../parts/useForm.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { call, query, queryKey } from '../../services/api/endpoints.ts'
import { useSync } from '../../stores/outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { About } from './About.tsx'
import { LetterField } from './LetterField.tsx'
import { putOwn } from './queries.ts'
import type { Draft } from './useDraft.ts'

/** As many as go with a question. */
const SHOWN = 3

interface AskFormProps {
  draft: Draft
  title: string
  heading: Ref<HTMLHeadingElement> | undefined
  onSent: () => void
}

/** What a learner wants to know, with who reads it and what goes along. */
export function AskForm({ draft, title, heading, onSent }: AskFormProps) {
  const t = useT()
  const client = useQueryClient()
  const offline = useSync(({ state }) => state === 'offline')
  const keyFor = useKey()
  const { form, busy, failureWords, errorOf } = useForm<'question'>(async ({ question }) => {
    const idempotencyKey = keyFor(question)
    try {
      const asked = await call('POST /ai/guidance-requests', { body: { question }, idempotencyKey })
      onSent()
      draft.write('')
      putOwn(client, asked)
    } catch (error) {
      // It was asked on another phone, or from here before a reload.
      if (error instanceof ApiError && error.code === 'already_asked')
        void client.invalidateQueries({ queryKey: queryKey('GET /ai/guidance-requests') })
      throw error
    }
  })
  return (
    <Section title={title} heading={heading}>
      <p className="max-w-text">{t('guidance.who')}</p>
      <p className="max-w-text text-sm text-ink-2">{t('guidance.seen')}</p>
      <form {...form} className="flex flex-col gap-4">
        <LetterField
          name="question"
          label={t('guidance.ask_label')}
          draft={draft}
          error={errorOf('question')}
          rows={5}
        />
        <Along />
        {offline && !failureWords && <Notice tone="warn">{t('guidance.offline')}</Notice>}
        {failureWords && <Notice tone="danger">{failureWords}</Notice>}
        <Button type="submit" wide busy={busy}>
          {t('guidance.send')}
        </Button>
      </form>
    </Section>
  )
}

/** The same words sent again are the same question, however often the network went. */
function useKey() {
  const last = useRef({ question: '', key: '' })
  return (question: string) => {
    if (last.current.question !== question) last.current = { question, key: crypto.randomUUID() }
    return last.current.key
  }
}

/** What the gateway will put beside the question. */
function Along() {
  const t = useT()
  const list = useQuery(query('GET /ai/career-recommendations'))
  if (list.error instanceof ApiError && list.error.status === 404)
    return <p className="text-sm text-ink-2">{t('guidance.no_list')}</p>
  if (!list.data) return null
  const careers = list.data.recommendations.slice(0, SHOWN).map(({ career }) => career)
  const limited = limitsIn(list.data.constraints).length > 0
  return <About careers={careers} confidence={list.data.confidence} limited={limited} />
}

import type { GuidanceRequest } from '@tajiconnect/contract/guidance'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Ref } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { useFailureWords } from '../../parts/failure.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { About } from './About.tsx'
import { putOwn } from './queries.ts'
import { Said } from './Said.tsx'

interface OpenQuestionProps {
  question: GuidanceRequest
  heading: Ref<HTMLHeadingElement> | undefined
  onTakenBack: () => void
}

/** The one that waits for its answer. */
export function OpenQuestion({ question, heading, onTakenBack }: OpenQuestionProps) {
  const t = useT()
  const { date } = useFormat()
  const client = useQueryClient()
  const wordsFor = useFailureWords()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call('POST /ai/guidance-requests/{id}/withdrawal', { params: { id: question.id } }),
    onSuccess: (withdrawn) => {
      onTakenBack()
      putOwn(client, withdrawn)
    },
    // The answer may have come meanwhile.
    onError: () => void client.invalidateQueries({ queryKey: queryKey('GET /ai/guidance-requests') }),
  })
  return (
    <Section
      title={t('guidance.yours')}
      heading={heading}
      state={
        <Chip tone="accent" icon="clock">
          {t('guidance.waiting')}
        </Chip>
      }
    >
      <Said>{question.question}</Said>
      <p className="max-w-text text-sm text-ink-2">{t('guidance.waiting_text', { date: date(question.created_at) })}</p>
      <About {...question} />
      {error && <Notice tone="danger">{wordsFor(error)}</Notice>}
      <Button look="secondary" busy={isPending} onClick={() => mutate()}>
        {t('guidance.take_back')}
      </Button>
    </Section>
  )
}

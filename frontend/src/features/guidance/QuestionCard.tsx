import type { GuidanceRequest } from '@tajiconnect/contract/guidance'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, type Ref } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { useForm } from '../../parts/useForm.ts'
import { call } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { About } from './About.tsx'
import { LetterField } from './LetterField.tsx'
import { takeOut } from './queries.ts'
import { Said } from './Said.tsx'
import { useDraft } from './useDraft.ts'

interface QuestionCardProps {
  question: GuidanceRequest
  /** It is being answered. */
  current: boolean
  /** It has been answered by somebody else, or taken back. */
  isGone: boolean
  /** What takes the focus as it becomes current. */
  focus: 'heading' | 'answer' | null
  onChoose: () => void
  onWrite: () => void
  /** Whether an answer was sent, or it was put away. */
  onDone: (sent: boolean) => void
}

export function QuestionCard({ question, current, isGone, focus, onChoose, onWrite, onDone }: QuestionCardProps) {
  const t = useT()
  const { ago } = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focus === 'heading') heading.current?.focus()
    if (focus === 'answer') field.current?.focus()
  }, [focus])
  return (
    <Section
      title={t('guidance.asks', { name: question.asked_by })}
      heading={heading}
      state={<span className="text-sm text-ink-2">{ago(question.created_at)}</span>}
    >
      <Said>{question.question}</Said>
      <About {...question} />
      {current ? (
        <AnswerForm question={question} isGone={isGone} field={field} onWrite={onWrite} onDone={onDone} />
      ) : (
        <Button look="secondary" onClick={onChoose}>
          {t('guidance.answer')}
        </Button>
      )}
    </Section>
  )
}

type AnswerFormProps = Pick<QuestionCardProps, 'question' | 'isGone' | 'onWrite' | 'onDone'> & {
  field: Ref<HTMLTextAreaElement>
}

function AnswerForm({ question: { id, asked_by }, isGone, field, onWrite, onDone }: AnswerFormProps) {
  const t = useT()
  const client = useQueryClient()
  const draft = useDraft(`answer.${id}`)
  const leave = (sent: boolean) => {
    draft.write('')
    onDone(sent)
    takeOut(client, id)
  }
  const { form, busy, failure, failureWords, errorOf } = useForm<'text'>(async ({ text }) => {
    await call('POST /ai/guidance-requests/{id}/answer', { params: { id }, body: { text } })
    leave(true)
  })
  const isClosed = isGone || failure?.code === 'question_closed'
  return (
    <form {...form} onChange={onWrite} className="flex flex-col gap-4">
      <LetterField
        name="text"
        label={t('guidance.your_answer', { name: asked_by })}
        draft={draft}
        error={errorOf('text')}
        rows={6}
        ref={field}
      />
      {isClosed ? (
        <Notice
          tone="warn"
          action={
            <Button look="secondary" onClick={() => leave(false)}>
              {t('guidance.put_away')}
            </Button>
          }
        >
          {t('error.question_closed')}
        </Notice>
      ) : (
        failureWords && <Notice tone="danger">{failureWords}</Notice>
      )}
      {!isClosed && (
        <Button type="submit" busy={busy}>
          {t('guidance.answer_send')}
        </Button>
      )}
    </form>
  )
}

import type { GuidanceRequest } from '@tajiconnect/contract/guidance'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Section.tsx'
import { Said } from './Said.tsx'

/** The newest answer. */
export function Answered({ question }: { question: GuidanceRequest }) {
  const t = useT()
  const { date } = useFormat()
  const { answer } = question
  if (!answer) return null
  return (
    <Section
      title={t('guidance.answer_from', { name: answer.by })}
      state={<span className="text-sm text-ink-2">{date(answer.at)}</span>}
    >
      <Said>{answer.text}</Said>
      <Asked question={question} />
    </Section>
  )
}

const Asked = ({ question: { question, created_at } }: { question: GuidanceRequest }) => {
  const t = useT()
  const { date } = useFormat()
  return (
    <div className="border-l-[3px] border-line pl-3 text-sm text-ink-2">
      <p>{t('guidance.asked_on', { date: date(created_at) })}</p>
      <Said>{question}</Said>
    </div>
  )
}

/** All before, newest first. */
export function Earlier({ questions }: { questions: readonly GuidanceRequest[] }) {
  const t = useT()
  const { date } = useFormat()
  if (questions.length === 0) return null
  return (
    <Disclosure summary={t('guidance.earlier', { count: questions.length })}>
      <ul className="flex flex-col divide-y divide-line">
        {questions.map((question) => (
          <li key={question.id} className="flex flex-col gap-2 py-4">
            {question.answer ? (
              <>
                <p className="text-sm text-ink-2">
                  {t('guidance.answer_from', { name: question.answer.by })} · {date(question.answer.at)}
                </p>
                <Said>{question.answer.text}</Said>
              </>
            ) : (
              <Chip tone="plain">{t('guidance.taken_back')}</Chip>
            )}
            <Asked question={question} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

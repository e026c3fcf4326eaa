import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { newestAnswered, opened, ownQuestions } from '../../parts/guidance.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'

/** Says that a person has answered, until the answer has been opened on this phone. */
export function AnswerCard() {
  const t = useT()
  const user_id = useSession(({ user }) => user?.id)
  const question = newestAnswered(useQuery(ownQuestions).data?.items ?? [])
  if (!user_id || !question?.answer || opened.is(user_id, question.id)) return null
  return (
    <Card as="section" labelledBy="answer">
      <h2 id="answer" className="text-lg">
        {t('learning-paths.answered', { name: question.answer.by })}
      </h2>
      <p className="max-w-text text-ink-2">{question.question}</p>
      <ButtonLink look="secondary" icon="chat" href={paths.talk}>
        {t('learning-paths.read_answer')}
      </ButtonLink>
    </Card>
  )
}

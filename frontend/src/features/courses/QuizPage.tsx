import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { KeysHelp } from '../../parts/player/KeysHelp.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { QuizFlow } from './QuizFlow.tsx'

export default function QuizPage() {
  const t = useT()
  const { id = '', quizId = '' } = useParams()
  const quiz = useQuery(query('GET /courses/{id}/quizzes/{quiz_id}', { params: { id, quiz_id: quizId } }))
  const course = useQuery(query('GET /courses/{id}', { params: { id } })).data
  const { data } = quiz
  const title = data?.title ?? t('courses.quiz')
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      {(data || quiz.error) && (
        <PageHeader
          title={title}
          small
          right={
            <KeysHelp
              lines={[
                { keys: ['A', 'B', '1', '2'], does: t('courses.key_choose') },
                { keys: ['Enter'], does: t('courses.key_on') },
                { keys: ['[', ']'], does: t('courses.key_question') },
                { keys: ['H'], does: t('player.show_hint') },
              ]}
            />
          }
          lang={data && course?.language}
          back={
            data
              ? { href: paths.lesson(id, data.lesson_id), label: t('courses.back_to_lesson') }
              : { href: paths.course(id), label: t('courses.course') }
          }
        />
      )}
      <Loaded query={quiz} skeleton={<QuizSkeleton label={t('common.loading')} />}>
        {(quiz) => <QuizFlow key={quiz.id} quiz={quiz} course={course} />}
      </Loaded>
    </>
  )
}

const QuizSkeleton = ({ label }: { label: string }) => (
  <Skeleton label={label}>
    <Bone className="h-8 w-4/5" />
    <Bone className="h-2 w-full" />
    <Bone className="h-6 w-full" />
    {[1, 2, 3, 4].map((option) => (
      <Bone key={option} className="h-14 w-full" />
    ))}
  </Skeleton>
)

import type { Course } from '@tajiconnect/contract/courses'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { learningChanged } from '../../parts/learning.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { queryClient } from '../../utils/cache.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** A course does not change under whoever has begun it: they move to what is new when they like. */
export function NewerVersion({ course: { id, newer_version } }: { course: Course }) {
  const t = useT()
  const move = useMutation({
    mutationFn: () => call('POST /courses/{id}/enrolments', { params: { id }, query: { newest: 'true' } }),
    onSuccess: async () => {
      for (const name of ['GET /courses/{id}/lessons/{lesson_id}', 'GET /courses/{id}/quizzes/{quiz_id}'] as const)
        queryClient.removeQueries({
          queryKey: queryKey(name),
          predicate: ({ queryKey: [, , input] }) => (input as { params: { id: string } }).params.id === id,
        })
      await queryClient.refetchQueries({ queryKey: queryKey('GET /courses/{id}', { params: { id } }) })
      learningChanged(id)
    },
  })
  if (newer_version === null) return null
  return (
    <Notice
      title={t('courses.newer_title')}
      action={
        <Button look="secondary" busy={move.isPending} onClick={() => move.mutate()}>
          {t('courses.newer_move')}
        </Button>
      }
    >
      {t('courses.newer_text')}
      {move.error && <p className="mt-2 font-medium text-danger">{t(errorWords(move.error))}</p>}
    </Notice>
  )
}

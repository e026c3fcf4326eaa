import type { Lesson } from '@tajiconnect/contract/courses'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { browserSavesData } from '../../parts/player/useSavesData.ts'
import { query } from '../../services/api/endpoints.ts'

/**
 * Fetches this lesson's quiz, the next lesson with its own, and the code they need, so that losing the network does not
 * stop the learner.
 */
export function useFetchAhead({ course_id, quiz_id, next_id }: Lesson): void {
  const client = useQueryClient()
  useEffect(() => {
    if (browserSavesData()) return
    const params = { id: course_id }
    const quiz = (quiz_id: string) =>
      client.prefetchQuery(query('GET /courses/{id}/quizzes/{quiz_id}', { params: { ...params, quiz_id } }))
    void import('./QuizPage.tsx').catch(() => {})
    void client.prefetchQuery(query('GET /courses/{id}', { params }))
    void quiz(quiz_id)
    if (next_id)
      void client
        .fetchQuery(query('GET /courses/{id}/lessons/{lesson_id}', { params: { ...params, lesson_id: next_id } }))
        .then((next) => quiz(next.quiz_id))
        .catch(() => {})
  }, [client, course_id, quiz_id, next_id])
}

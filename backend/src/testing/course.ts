import type { CourseDraft } from '@tajiconnect/contract/authoring'
import type { Item } from '@tajiconnect/contract/courses'
import type { TestGateway } from './gateway.ts'

type Content = Pick<CourseDraft, 'summary' | 'modules' | 'quizzes' | 'items' | 'skills'>
type Lesson = CourseDraft['modules'][number]['lessons'][number]

const NEW_COURSE = { subject_id: 'physics', title: 'Light', level: 'Form 2', language: 'en' } as const

const lesson = (id: string, skill_id: string): Lesson => ({
  id,
  title: `About ${id}`,
  minutes: 8,
  skill_id,
  summary: `What ${id} is.`,
  body: `### ${id}\n\nLight meets **${id}**.`,
  quiz_id: `${id}-quiz`,
})

/** A choice of three, of which the first is right. */
export const choice = (id: string, skill_id: string, difficulty = 0): Item => ({
  id,
  skill_id,
  difficulty,
  type: 'choice',
  prompt: `What is true of ${id}?`,
  hint: 'Think of a mirror.',
  explanation: 'It is so.',
  options: [
    { id: 'a', text: 'This', feedback: 'Right.' },
    { id: 'b', text: 'That', feedback: 'This is of another thing.' },
    { id: 'c', text: 'Neither' },
  ],
  answer: 'a',
})

/** All that a small course needs: two lessons with two questions each, a skill of its own, and one question for practice. */
export function smallCourse(course_id: string): Content {
  const skill_id = `${course_id}.rays`
  const quizzes = ['mirrors', 'lenses'].map((id) => ({
    id: `${id}-quiz`,
    lesson_id: id,
    title: `Quiz: ${id}`,
    item_ids: [1, 2].map((n) => `${course_id}.${id}-${n}`),
  }))
  return {
    summary: 'How light goes.',
    modules: [{ id: 'first', title: 'Light', lessons: [lesson('mirrors', skill_id), lesson('lenses', skill_id)] }],
    quizzes,
    items: [
      ...quizzes.flatMap(({ item_ids }) => item_ids.map((id) => choice(id, skill_id))),
      choice(`${course_id}.more`, skill_id),
    ],
    skills: [{ id: skill_id, name: { en: 'Rays', sw: 'Miale' }, subject_id: 'physics', prerequisites: [] }],
  }
}

/** Begins a course and writes it; it can be published at once. */
export async function writeCourse(gateway: TestGateway, token: string): Promise<CourseDraft> {
  const { id, revision } = await gateway.call('POST /courses', { body: NEW_COURSE }, token)
  const body = { revision, ...smallCourse(id) }
  return gateway.call('PATCH /courses/{id}', { params: { id }, body }, token)
}

/** Publishes a draft as it is. */
export const publishCourse = (gateway: TestGateway, { id, revision }: CourseDraft, token: string) =>
  gateway.call('POST /courses/{id}/publish', { params: { id }, body: { revision } }, token)

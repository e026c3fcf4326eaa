import type { Session } from '@tajiconnect/contract/auth'
import type { Params } from '@tajiconnect/contract/endpoint'
import { allEndpoints, type Name } from '@tajiconnect/contract/endpoints'
import { answerInterests, interestAnswers, investigator } from './answers.ts'
import { writeCourse } from './course.ts'
import type { TestGateway } from './gateway.ts'
import { png } from './pictures.ts'

export type PathName = Extract<Name, `${string}{${string}`>

/** What one person has. */
export interface Belongings {
  roadmap: string
  step: string
  /** A device of theirs, other than the one that calls. */
  device: string
  /** Their picture, that anybody may see who knows its id. */
  avatar: string
  /** A file they sent; empty where their role sends none. */
  content: string
  /** Their question to a person, open, and one that they took back. */
  question: string
  withdrawn: string
  /** A class they are in. */
  joined: string
  /** A course they write, ready to be shown, and one to be thrown away; empty where their role writes none. */
  course: string
  scrap: string
  /** A class they teach, and one to be closed; empty where their role teaches none. */
  taught: string
  closing: string
}

const CAREER = '11-1021.00'
const LESSON = { id: 'ratio-rate-percentage', lesson_id: 'what-a-ratio-is' }
const QUIZ = { id: 'ratio-rate-percentage', quiz_id: 'what-a-ratio-is-quiz' }
/** A picture that came with the gateway. */
const CONTENT = { id: 'one-to-four' }
const INTERESTS = { id: 'interests' }
const PATH = { id: 'main' }
const SUBJECT = { id: 'mathematics' }

interface Place<N extends Name> {
  /** `own`: each person has other ids. `shared`: the ids are the same for everyone. */
  kind: 'own' | 'shared'
  at: (things: Belongings) => Params<N>
  query?: (things: Belongings) => Record<string, string>
  body?: (gateway: TestGateway) => unknown
}
const shared = <N extends Name>(params: Params<N>, body?: Place<N>['body']): Place<N> => ({
  kind: 'shared',
  at: () => params,
  body,
})

/** An id for every endpoint with one in its path; an endpoint that is missing here does not compile. */
export const places: { [N in PathName]: Place<N> } = {
  'DELETE /auth/sessions/{id}': { kind: 'own', at: ({ device }) => ({ id: device }) },
  'GET /admin/users/{id}': shared({ id: 'amina' }),
  'PATCH /admin/users/{id}': shared({ id: 'amina' }, () => ({})),
  'GET /users/avatars/{id}': { kind: 'own', at: ({ avatar }) => ({ id: avatar }) },
  'GET /ai/roadmaps/{id}': { kind: 'own', at: ({ roadmap }) => ({ id: roadmap }) },
  'DELETE /ai/roadmaps/{id}': { kind: 'own', at: ({ roadmap }) => ({ id: roadmap }) },
  'PATCH /ai/roadmaps/{id}/steps/{step_id}': {
    kind: 'own',
    at: ({ roadmap, step }) => ({ id: roadmap, step_id: step }),
    body: () => ({ status: 'done' }),
  },
  'GET /ai/careers/{id}': shared({ id: CAREER }),
  'POST /ai/guidance-requests/{id}/withdrawal': { kind: 'own', at: ({ withdrawn }) => ({ id: withdrawn }) },
  // Whoever answers, answers anybody.
  'POST /ai/guidance-requests/{id}/answer': {
    kind: 'shared',
    at: ({ question }) => ({ id: question }),
    body: () => ({ text: 'Begin with biology.' }),
  },
  'PUT /ai/saved-careers/{id}': shared({ id: CAREER }, () => ({ saved: true })),
  'GET /learning-paths/{id}': shared(PATH),
  'GET /learning-paths/{id}/next': shared(PATH),
  'POST /learning-paths/{id}/enrolments': shared(SUBJECT, () => ({ enrolled: true })),
  'GET /skills/{id}/items': shared({ id: 'math.ratio.share' }),
  'GET /psychometric/assessments/{id}': shared(INTERESTS),
  'GET /psychometric/assessments/{id}/draft': shared(INTERESTS),
  'PUT /psychometric/assessments/{id}/draft': shared(INTERESTS, () => ({ answers: [], duration_s: 1 })),
  'DELETE /psychometric/assessments/{id}/draft': shared(INTERESTS),
  'POST /psychometric/assessments/{id}/responses': shared(INTERESTS, (gateway) => ({
    answers: interestAnswers(gateway, investigator),
    duration_s: 400,
  })),
  'GET /content/{id}': shared(CONTENT),
  'PATCH /content/{id}': { kind: 'own', at: ({ content }) => ({ id: content }), body: () => ({}) },
  'DELETE /content/{id}': { kind: 'own', at: ({ content }) => ({ id: content }) },
  'POST /content/{id}/links': shared(CONTENT),
  'GET /content/{id}/stream': shared(CONTENT),
  'GET /courses/{id}': shared({ id: LESSON.id }),
  'POST /courses/{id}/enrolments': shared({ id: LESSON.id }),
  'GET /courses/{id}/lessons/{lesson_id}': shared(LESSON),
  'POST /courses/{id}/lessons/{lesson_id}/completion': shared(LESSON),
  'GET /courses/{id}/quizzes/{quiz_id}': shared(QUIZ),
  'POST /courses/{id}/quizzes/{quiz_id}/attempts': shared(QUIZ, () => ({ answers: [] })),
  'GET /courses/{id}/draft': { kind: 'own', at: ({ course }) => ({ id: course }) },
  'PATCH /courses/{id}': { kind: 'own', at: ({ course }) => ({ id: course }), body: () => ({ revision: 2 }) },
  'PUT /courses/{id}/listing': { kind: 'own', at: ({ course }) => ({ id: course }), body: () => ({ listed: true }) },
  'POST /courses/{id}/publish': { kind: 'own', at: ({ course }) => ({ id: course }), body: () => ({ revision: 2 }) },
  'DELETE /courses/{id}': { kind: 'own', at: ({ scrap }) => ({ id: scrap }) },
  'GET /courses/{id}/worksheet': shared({ id: LESSON.id }),
  'GET /courses/{id}/classes': shared({ id: LESSON.id }),
  'POST /courses/{id}/classes': shared({ id: LESSON.id }, () => ({ name: 'Form 2 West' })),
  'DELETE /courses/{id}/classes/{class_id}': {
    kind: 'own',
    at: ({ closing }) => ({ id: LESSON.id, class_id: closing }),
  },
  'DELETE /courses/classes/{class_id}/members': { kind: 'own', at: ({ joined }) => ({ class_id: joined }) },
  'GET /analytics/courses/{id}': {
    kind: 'shared',
    at: () => ({ id: LESSON.id }),
    query: ({ taught }) => ({ class_id: taught }),
  },
  'GET /grades/{course_id}': shared({ course_id: LESSON.id }),
  'GET /grades/{course_id}/classes/{class_id}': {
    kind: 'own',
    at: ({ taught }) => ({ course_id: LESSON.id, class_id: taught }),
  },
}

export const pathNames = (Object.keys(allEndpoints) as Name[]).filter((name): name is PathName => name.includes('{'))

/** Has the person do a little of everything, and answers with what is theirs afterwards. */
export async function liveALittle(gateway: TestGateway, { access_token: token, user }: Session): Promise<Belongings> {
  const before = new Set(gateway.store.rows('sessions').keys())
  await gateway.signIn(user.email)
  const device = [...gateway.store.rows('sessions').keys()].find((id) => !before.has(id)) ?? ''
  await gateway.call('PUT /onboarding', { body: { stage: 'form_3_4' } }, token)
  // Only for those under 18; others are refused.
  await gateway.send('PATCH /users/me', { body: { born: '2011-05' }, token })
  const guardian = { guardian_name: 'Grace', channel: 'email', to: `${crypto.randomUUID()}@example.com` }
  await gateway.send('POST /users/me/consent', { body: guardian, token })
  await answerInterests(gateway, token, investigator)
  await gateway.call('POST /ai/career-recommendations', { body: {} }, token)
  await gateway.call('PUT /ai/saved-careers/{id}', { params: { id: CAREER }, body: { saved: true } }, token)
  const roadmap = await gateway.call('POST /ai/roadmaps', { body: { career_id: CAREER } }, token)
  await gateway.call('POST /courses/{id}/lessons/{lesson_id}/completion', { params: LESSON }, token)
  const idempotencyKey = crypto.randomUUID()
  await gateway.call(
    'POST /courses/{id}/quizzes/{quiz_id}/attempts',
    { params: QUIZ, body: { answers: [] }, idempotencyKey },
    token,
  )
  const ask = async (question: string) =>
    (
      await gateway.call(
        'POST /ai/guidance-requests',
        { body: { question }, idempotencyKey: crypto.randomUUID() },
        token,
      )
    ).id
  const withdrawn = await ask('Nurse or vet?')
  await gateway.call('POST /ai/guidance-requests/{id}/withdrawal', { params: { id: withdrawn } }, token)
  const question = await ask('What if I like none of these?')
  await gateway.call('POST /learning-paths/{id}/enrolments', { params: SUBJECT, body: { enrolled: true } }, token)
  const [item] = gateway.store.rows('assessments').get('interests')?.items ?? []
  const draft = { answers: [{ item_id: item?.id ?? '', value: 4 as const }], duration_s: 9 }
  await gateway.call('PUT /psychometric/assessments/{id}/draft', { params: INTERESTS, body: draft }, token)
  const { avatar_url } = await gateway.call('POST /users/me/avatar', { file: new Blob([png()]) }, token)
  const avatar = avatar_url?.split('/').at(-1) ?? ''
  const sent = await gateway.send('POST /content/upload', { file: new Blob([png()]), token })
  const content = sent.ok ? (await sent.json()).id : ''
  const joined = await joinClass(gateway, token)
  const taught =
    user.role === 'learner' ? { course: '', scrap: '', taught: '', closing: '' } : await teach(gateway, token)
  const made = { avatar, content, question, withdrawn, joined }
  return { roadmap: roadmap.id, step: roadmap.steps[0]?.id ?? '', device, ...made, ...taught }
}

const openClass = (gateway: TestGateway, token: string) =>
  gateway.call('POST /courses/{id}/classes', { params: { id: LESSON.id }, body: { name: 'Form 2 East' } }, token)

/** A class of the teacher who is there from the start. */
async function joinClass(gateway: TestGateway, token: string): Promise<string> {
  const teacher = await gateway.signIn('instructor@tajiconnect.test')
  const { id, code } = await openClass(gateway, teacher.access_token)
  await gateway.call('POST /courses/classes/members', { body: { code } }, token)
  return id
}

async function teach(
  gateway: TestGateway,
  token: string,
): Promise<Pick<Belongings, 'course' | 'scrap' | 'taught' | 'closing'>> {
  const [course, scrap] = [await writeCourse(gateway, token), await writeCourse(gateway, token)]
  const [taught, closing] = [await openClass(gateway, token), await openClass(gateway, token)]
  return { course: course.id, scrap: scrap.id, taught: taught.id, closing: closing.id }
}

import type { Session } from '@tajiconnect/contract/auth'
import type { Params } from '@tajiconnect/contract/endpoint'
import { allEndpoints, type Name } from '@tajiconnect/contract/endpoints'
import { answerInterests, interestAnswers, investigator } from './answers.ts'
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
}

const CAREER = '11-1021.00'
const LESSON = { id: 'ratio-rate-percentage', lesson_id: 'what-a-ratio-is' }
const QUIZ = { id: 'ratio-rate-percentage', quiz_id: 'what-a-ratio-is-quiz' }
const INTERESTS = { id: 'interests' }
const PATH = { id: 'main' }

interface Place<N extends Name> {
  /** `own`: each person has other ids. `shared`: the ids are the same for everyone. */
  kind: 'own' | 'shared'
  at: (things: Belongings) => Params<N>
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
  'PATCH /ai/roadmaps/{id}/steps/{step_id}': {
    kind: 'own',
    at: ({ roadmap, step }) => ({ id: roadmap, step_id: step }),
    body: () => ({ status: 'done' }),
  },
  'GET /ai/careers/{id}': shared({ id: CAREER }),
  'PUT /ai/saved-careers/{id}': shared({ id: CAREER }, () => ({ saved: true })),
  'GET /learning-paths/{id}': shared(PATH),
  'GET /learning-paths/{id}/next': shared(PATH),
  'GET /psychometric/assessments/{id}': shared(INTERESTS),
  'GET /psychometric/assessments/{id}/draft': shared(INTERESTS),
  'PUT /psychometric/assessments/{id}/draft': shared(INTERESTS, () => ({ answers: [], duration_s: 1 })),
  'DELETE /psychometric/assessments/{id}/draft': shared(INTERESTS),
  'POST /psychometric/assessments/{id}/responses': shared(INTERESTS, (gateway) => ({
    answers: interestAnswers(gateway, investigator),
    duration_s: 400,
  })),
  'GET /courses/{id}': shared({ id: LESSON.id }),
  'POST /courses/{id}/enrolments': shared({ id: LESSON.id }),
  'GET /courses/{id}/lessons/{lesson_id}': shared(LESSON),
  'POST /courses/{id}/lessons/{lesson_id}/completion': shared(LESSON),
  'GET /courses/{id}/quizzes/{quiz_id}': shared(QUIZ),
  'POST /courses/{id}/quizzes/{quiz_id}/attempts': shared(QUIZ, () => ({ answers: [] })),
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
  const [item] = gateway.store.rows('assessments').get('interests')?.items ?? []
  const draft = { answers: [{ item_id: item?.id ?? '', value: 4 as const }], duration_s: 9 }
  await gateway.call('PUT /psychometric/assessments/{id}/draft', { params: INTERESTS, body: draft }, token)
  const { avatar_url } = await gateway.call('POST /users/me/avatar', { file: new Blob([png()]) }, token)
  const avatar = avatar_url?.split('/').at(-1) ?? ''
  return { roadmap: roadmap.id, step: roadmap.steps[0]?.id ?? '', device, avatar }
}

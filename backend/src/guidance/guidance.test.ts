import type { Session } from '@tajiconnect/contract/auth'
import { LOCALES } from '@tajiconnect/contract/common'
import type { RealtimeEvent } from '@tajiconnect/contract/realtime'
import { beforeEach, describe, expect, test } from 'vitest'
import { answer } from '../testing/account.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { GRACE_MS } from '../users/deletion.ts'
import { answeredMail } from './mails.ts'

const QUESTION = 'I like animals and numbers. Which of these should I read about first?'
const TEXT = 'Begin with the vet: it has both. Then ask me again.'
const HOUR = 60 * 60_000

let gateway: TestGateway
let amina: Session
let kamau: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  amina = await gateway.signIn('learner@tajiconnect.test')
  kamau = await gateway.signIn('instructor@tajiconnect.test')
})

const send = (question: unknown, { access_token: token }: Session, key: string = crypto.randomUUID()) =>
  gateway.send('POST /ai/guidance-requests', { body: { question }, token, headers: { 'Idempotency-Key': key } })
const ask = (session: Session, question = QUESTION) =>
  gateway.call(
    'POST /ai/guidance-requests',
    { body: { question }, idempotencyKey: crypto.randomUUID() },
    session.access_token,
  )
const takeBack = (id: string, { access_token: token }: Session) =>
  gateway.send('POST /ai/guidance-requests/{id}/withdrawal', { params: { id }, token })
const reply = (id: string, { access_token: token }: Session, text: unknown = TEXT) =>
  gateway.send('POST /ai/guidance-requests/{id}/answer', { params: { id }, body: { text }, token })
const own = async (session: Session) => (await gateway.call('GET /ai/guidance-requests', session.access_token)).items
const waiting = async () => (await gateway.call('GET /ai/guidance-requests/open', kamau.access_token)).items
const mailsTo = ({ user }: Session) => gateway.mails.filter(({ to }) => to === user.email)

describe('asking', () => {
  test('goes with what the learner was shown, and how sure that was', async () => {
    const list = await gateway.call('GET /ai/career-recommendations', amina.access_token)
    const response = await send(`  ${QUESTION}\n`, amina)
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({
      id: expect.any(String),
      status: 'open',
      question: QUESTION,
      careers: list.recommendations.slice(0, 3).map(({ career }) => career),
      confidence: list.confidence,
      limited: false,
      asked_by: 'Amina',
      created_at: gateway.now().toISOString(),
      answer: null,
    })
  })

  test('tells of a list within limits that it is, and of the limits nothing', async () => {
    const constraints = { curated: true, max_fees: 23_456, counties: ['Meru' as const] }
    await gateway.call('POST /ai/career-recommendations', { body: { constraints } }, amina.access_token)
    await ask(amina)
    const items = await waiting()
    expect(items).toMatchObject([{ limited: true }])
    expect(JSON.stringify(items)).not.toMatch(/constraints|max_fees|23456/)
  })

  test('works before there is any list', async () => {
    expect(await ask(await gateway.register())).toMatchObject({ careers: [], confidence: null, asked_by: 'Wanjiru' })
  })

  test('is one question at a time; the next may follow an answer, or one that was taken back', async () => {
    const first = await ask(amina)
    expect(await answer(await send('And this?', amina))).toEqual([409, 'already_asked'])
    await takeBack(first.id, amina)
    const second = await ask(amina, 'Another way to say it')
    await reply(second.id, kamau)
    await ask(amina, 'Thank you. And after that?')
    expect((await own(amina)).map(({ status }) => status)).toEqual(['open', 'answered', 'withdrawn'])
  })

  test('the same request twice is one question', async () => {
    const key = crypto.randomUUID()
    const [first, second] = [await send(QUESTION, amina, key), await send(QUESTION, amina, key)]
    expect(await second.json()).toEqual(await first.json())
    expect(await waiting()).toHaveLength(1)
    expect(await answer(await send('Something else', amina, key))).toEqual([409, 'idempotency_conflict'])
  })

  test.each([
    ['nothing', '   ', [422, 'validation']],
    ['more than 1,000 letters', 'a'.repeat(1001), [422, 'validation']],
    ['no text', 7, [422, 'validation']],
  ])('refuses %s', async (_, question, refusal) => {
    expect(await answer(await send(question, amina))).toEqual(refusal)
  })

  test('takes 1,000 letters', async () => {
    expect((await send('a'.repeat(1000), amina)).status).toBe(201)
  })

  test('is held back after five in an hour, of this learner alone', async () => {
    for (let n = 0; n < 5; n += 1) await takeBack((await ask(amina)).id, amina)
    const refused = await send(QUESTION, amina)
    expect(refused.headers.get('Retry-After')).toBe('3600')
    expect(await answer(refused)).toEqual([429, 'too_many_requests'])
    await ask(await gateway.register())
    gateway.pass(HOUR)
    amina = await gateway.signIn('learner@tajiconnect.test')
    await ask(amina)
  })
})

describe('taking back', () => {
  test('takes it from the list of those that wait, and is the same the second time', async () => {
    const { id } = await ask(amina)
    const first = await takeBack(id, amina)
    expect(await first.json()).toMatchObject({ id, status: 'withdrawn', question: QUESTION })
    expect(await waiting()).toEqual([])
    expect((await takeBack(id, amina)).status).toBe(200)
    expect(await answer(await reply(id, kamau))).toEqual([409, 'question_closed'])
    expect(mailsTo(amina)).toEqual([])
  })

  test('is over once there is an answer, and is nobody else’s', async () => {
    const { id } = await ask(amina)
    expect(await answer(await takeBack(id, await gateway.register()))).toEqual([404, 'not_found'])
    await reply(id, kamau)
    expect(await answer(await takeBack(id, amina))).toEqual([409, 'question_closed'])
  })
})

describe('those that wait', () => {
  test('stand oldest first, with the name a learner goes by and nothing else of them', async () => {
    const other = await gateway.register('achieng@example.com')
    await gateway.call('PUT /onboarding', { body: { preferred_name: 'Shiro' } }, other.access_token)
    await gateway.call('PATCH /users/me', { body: { phone: '254712345678', born: '2010-05' } }, other.access_token)
    await ask(amina)
    gateway.pass(60_000)
    await ask(other, 'Second')
    const items = await waiting()
    expect(items.map(({ question, asked_by }) => [question, asked_by])).toEqual([
      [QUESTION, 'Amina'],
      ['Second', 'Shiro'],
    ])
    const text = JSON.stringify(items)
    for (const hidden of ['achieng@', 'tajiconnect.test', '254712', '2010-05', 'Otieno', other.user.id, 'user_id'])
      expect(text, hidden).not.toContain(hidden)
  })

  test('come page by page', async () => {
    for (let n = 1; n <= 3; n += 1) await ask(await gateway.register(), `Question ${n}`)
    const page = await gateway.call(
      'GET /ai/guidance-requests/open',
      { query: { page: '2', per_page: '2' } },
      kamau.access_token,
    )
    expect(page).toMatchObject({ page: 2, total: 3, items: [{ question: 'Question 3' }] })
  })

  test('are not open to learners, and neither is answering', async () => {
    const { id } = await ask(amina)
    const { access_token: token } = amina
    expect(await answer(await gateway.send('GET /ai/guidance-requests/open', { token }))).toEqual([403, 'forbidden'])
    expect(await answer(await reply(id, amina))).toEqual([403, 'forbidden'])
  })
})

describe('an answer', () => {
  test('reaches the learner with the first name of whoever gave it', async () => {
    const { id } = await ask(amina)
    gateway.pass(HOUR / 10)
    const response = await reply(id, kamau, ` ${TEXT} `)
    const answered = {
      id,
      status: 'answered',
      answer: { text: TEXT, by: 'Kamau', at: gateway.now().toISOString() },
    }
    expect(await response.json()).toMatchObject(answered)
    expect(await own(amina)).toMatchObject([answered])
    expect(await waiting()).toEqual([])
    expect(JSON.stringify(await own(amina))).not.toContain(kamau.user.id)
  })

  test('is told at once over the socket, and by a mail that holds neither question nor answer', async () => {
    const heard: RealtimeEvent[] = []
    const connection = gateway.realtime.connect({
      send: (text) => void heard.push(JSON.parse(text)),
      close: () => {},
    })
    await connection.message(JSON.stringify({ type: 'auth', token: amina.access_token }))
    await connection.message(JSON.stringify({ type: 'subscribe', channel: `user:${amina.user.id}` }))
    const { id } = await ask(amina)
    await reply(id, kamau)
    expect(heard.filter(({ type }) => type === 'notification').map(({ data }) => data)).toEqual([{ about: 'guidance' }])
    const [mail, ...more] = mailsTo(amina)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Your question has an answer')
    expect(mail?.text).toContain('http://localhost:5173/talk')
    expect(mail?.text).not.toMatch(/animals|vet|Kamau|Amina/)
  })

  test('is told in the learner’s language', async () => {
    await gateway.call('PATCH /users/me', { body: { locale: 'sw' } }, amina.access_token)
    await reply((await ask(amina)).id, kamau)
    expect(mailsTo(amina).at(-1)?.subject).toBe('Swali lako limejibiwa')
  })

  test('stands: a second one is refused, the same sent again changes nothing and tells nobody', async () => {
    const { id } = await ask(amina)
    const first = await (await reply(id, kamau)).json()
    gateway.pass(60_000)
    expect(await (await reply(id, kamau)).json()).toEqual(first)
    expect(await answer(await reply(id, kamau, 'Or this'))).toEqual([409, 'question_closed'])
    const zawadi = await gateway.signIn('admin@tajiconnect.test')
    const refused = await reply(id, zawadi)
    expect(await refused.json()).toMatchObject({
      code: 'question_closed',
      detail: 'Kamau has answered this question.',
    })
    expect(mailsTo(amina)).toHaveLength(1)
  })

  test('has to say something, about a question there is', async () => {
    const { id } = await ask(amina)
    expect(await answer(await reply(id, kamau, ' '))).toEqual([422, 'validation'])
    expect(await answer(await reply(id, kamau, 'a'.repeat(1001)))).toEqual([422, 'validation'])
    expect(await answer(await reply('no-such-id', kamau))).toEqual([404, 'not_found'])
    expect(await waiting()).toHaveLength(1)
  })
})

test('a learner takes questions and answers along, and no id of whoever answered', async () => {
  await reply((await ask(amina)).id, kamau)
  const { guidance } = await gateway.call('GET /users/me/export', amina.access_token)
  expect(guidance).toMatchObject([{ question: QUESTION, status: 'answered', answer: { text: TEXT, by: 'Kamau' } }])
  expect(JSON.stringify(guidance)).not.toContain(kamau.user.id)
})

test('who answered is forgotten with their account; the answer stays the learner’s', async () => {
  await reply((await ask(amina)).id, kamau)
  await gateway.call('DELETE /users/me', { body: { password: SEED_PASSWORD } }, kamau.access_token)
  gateway.pass(GRACE_MS)
  amina = await gateway.signIn('learner@tajiconnect.test')
  expect(await own(amina)).toMatchObject([{ answer: { text: TEXT, by: 'TajiConnect' } }])
  expect(JSON.stringify([...gateway.store.rows('guidance').values()])).not.toMatch(/kamau/i)
})

test('the mail is short, and says the same in both languages', () => {
  const [en, sw] = LOCALES.map((locale) => answeredMail({ email: 'a@example.com', locale }, 'https://tajiconnect.test'))
  expect(en?.subject).not.toBe(sw?.subject)
  for (const mail of [en, sw]) {
    expect(mail?.text.length).toBeLessThan(250)
    expect(mail?.text).toContain('https://tajiconnect.test/talk')
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/!|undefined/)
  }
})

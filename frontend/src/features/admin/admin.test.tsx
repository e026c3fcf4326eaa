import type { Session } from '@tajiconnect/contract/auth'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

const ADMIN = 'admin@tajiconnect.test'
const LEARNER = 'learner@tajiconnect.test'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
})

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })
const region = async (name: string) => within(await screen.findByRole('region', { name }))
const dialog = () => within(screen.getByRole('dialog'))
const names = () => screen.getAllByRole('listitem').map((item) => within(item).getByRole('link').textContent)

async function open(path: string, locale: 'en' | 'sw' = 'en') {
  await gateway.enter(ADMIN)
  return renderApp(path, locale)
}

async function join(name: string): Promise<Session> {
  const body = { name, email: `${crypto.randomUUID()}@example.com`, password: PASSWORD }
  return (await gateway.send('POST /auth/register', { body })).json()
}

/** As another admin on another device would. */
async function patch(id: string, body: object) {
  const { access_token: token } = await gateway.signIn(ADMIN)
  return gateway.send('PATCH /admin/users/{id}', { params: { id }, body, token })
}

test('Me leads an admin here, and nobody else', async () => {
  await gateway.enter(LEARNER)
  const { unmount } = await renderApp('/me')
  await screen.findByRole('link', { name: /Where our facts come from/ })
  expect(screen.queryByRole('link', { name: /Look after TajiConnect/ })).toBeNull()
  unmount()
  const { user } = await open('/me')
  await user.click(await screen.findByRole('link', { name: /Look after TajiConnect/ }))
  expect(await heading('Overview')).toBeTruthy()
  await user.click(screen.getAllByRole('link', { name: 'To the app' })[0] as HTMLElement)
  await waitFor(() => expect(location.pathname).toBe('/today'))
})

test('others are told that it is not open to them', async () => {
  await gateway.enter('instructor@tajiconnect.test')
  await renderApp('/admin/people')
  expect(await heading('Admin')).toBeTruthy()
  expect(screen.getByText(/not open to your account/)).toBeTruthy()
  expect(screen.queryByRole('navigation', { name: 'Admin places' })).toBeNull()
})

test('a role that was given meanwhile opens it, one that was taken shuts it', async () => {
  await gateway.enter(LEARNER)
  await patch('amina', { role: 'admin' })
  const { unmount } = await renderApp('/admin')
  expect(await heading('Overview')).toBeTruthy()
  unmount()
  await patch('amina', { role: 'learner' })
  await renderApp('/admin')
  expect(await heading('Admin')).toBeTruthy()
})

test('the overview says what each number is, and leads to those it counts', async () => {
  await gateway.signIn(LEARNER)
  await patch('amina', { status: 'suspended' })
  const { user } = await open('/admin')
  const people = await region('People')
  const meaningOf = (number: string) =>
    people.getAllByText(number).map((each) => each.closest('div')?.querySelector('dt')?.textContent)
  expect(meaningOf('3')).toEqual(['accounts'])
  expect(meaningOf('2')).toEqual(['were herein the last 7 days'])
  expect(screen.getByText(/Counted now/)).toBeTruthy()
  await user.click(people.getByRole('link', { name: 'stopped' }))
  expect(await heading('People')).toBeTruthy()
  expect(await screen.findByText('1 account')).toBeTruthy()
  expect(names()).toEqual(['Amina Otieno'])
})

test('people are found while one types; the address keeps what is looked for', async () => {
  await join('Mũthoni Kariũki')
  const { user } = await open('/admin/people')
  expect(await screen.findByText('4 accounts')).toBeTruthy()
  const search = screen.getByRole('searchbox', { name: 'Name or e-mail' })
  await user.type(search, 'muthoni')
  expect(await screen.findByText('1 account')).toBeTruthy()
  expect(names()).toEqual(['Mũthoni Kariũki'])
  expect(search).toBe(document.activeElement)
  expect(location.search).toBe('?q=muthoni')

  await user.clear(search)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Role' }), 'Instructor')
  await waitFor(() => expect(names()).toEqual(['Kamau Njoroge']))
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Stopped')
  expect(await screen.findByRole('heading', { name: 'Nobody like that' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show everybody' }))
  expect(await screen.findByText('4 accounts')).toBeTruthy()
  expect(location.search).toBe('')
})

test('a link that was shared opens the same list; Back comes back to it', async () => {
  for (let n = 1; n <= 22; n += 1) await join(`Learner ${n}`)
  const { user } = await open('/admin/people?q=learner&role=learner&page=2')
  expect(await screen.findByText('Page 2 of 2')).toBeTruthy()
  expect(screen.getByRole('searchbox')).toHaveProperty('value', 'learner')
  expect(names()).toHaveLength(3)
  await user.click(screen.getByRole('link', { name: 'Previous' }))
  expect(await screen.findByText('Page 1 of 2')).toBeTruthy()
  expect(screen.getByText('23 accounts')).toBe(document.activeElement)

  await user.click(screen.getByRole('link', { name: 'Learner 22' }))
  expect(await heading('Learner 22')).toBeTruthy()
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'People' }))
  history.go(-2)
  expect(await screen.findByText('Page 1 of 2')).toBeTruthy()

  const search = screen.getByRole('searchbox')
  await user.clear(search)
  await user.type(search, 'kamau')
  await waitFor(() => expect(location.search).not.toContain('learner&'))
  history.back()
  expect(await screen.findByText('Page 2 of 2')).toBeTruthy()
  expect(search).toHaveProperty('value', 'learner')
})

test('what is past the end of the list says so', async () => {
  const { user } = await open('/admin/people?page=9')
  await user.click(await screen.findByRole('link', { name: 'First page' }))
  expect(await screen.findByRole('link', { name: 'Amina Otieno' })).toBeTruthy()
})

test('a list that cannot be fetched says why, and is fetched once it can be', async () => {
  gateway.fail('GET /admin/users', 'network', 1)
  const { user } = await open('/admin/people')
  expect(await screen.findByText(/cannot reach TajiConnect/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Amina Otieno' })).toBeTruthy()
})

test('nothing about other people is kept on the phone', async () => {
  const { unmount } = await open('/admin/people')
  await screen.findByRole('link', { name: 'Amina Otieno' })
  unmount()
  gateway.fail('GET /admin/users', 'network')
  const { queryClient } = await import('../../utils/cache.ts')
  const { database } = await import('../../utils/db.ts')
  const rows = (await (await database())?.getAll('cache')) ?? []
  expect(JSON.stringify(rows)).not.toContain(LEARNER)
  expect(queryClient.getQueryCache().getAll().length).toBeGreaterThan(0)
})

test('an account is stopped after a word, and opened again; both are in its history', async () => {
  const device = await gateway.signIn(LEARNER)
  const statusOf = async () => (await gateway.send('GET /users/me', { token: device.access_token })).status
  const { user } = await open('/admin/people/amina')
  expect(await heading('Amina Otieno')).toBeTruthy()
  const access = await region('Access')
  await user.click(access.getByRole('button', { name: 'Stop this account' }))
  expect(dialog().getByRole('heading', { name: 'Stop the account of Amina Otieno?' })).toBeTruthy()
  expect(dialog().getByText(/signed out on every device/)).toBeTruthy()
  await user.click(dialog().getByRole('button', { name: 'Cancel' }))
  expect(await statusOf()).toBe(200)

  await user.click(access.getByRole('button', { name: 'Stop this account' }))
  gateway.fail('PATCH /admin/users/{id}', 'network', 1)
  await user.click(dialog().getByRole('button', { name: 'Stop this account' }))
  expect((await dialog().findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
  await user.click(dialog().getByRole('button', { name: 'Stop this account' }))
  expect(await access.findByText('The account of Amina Otieno is stopped.')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(await statusOf()).toBe(401)
  const history = await region('What happened')
  expect(await history.findByText('Account stopped')).toBeTruthy()
  expect(history.getByText('by Zawadi Mwangi')).toBeTruthy()

  await user.click(access.getByRole('button', { name: 'Open it again' }))
  await user.click(dialog().getByRole('button', { name: 'Open it again' }))
  expect(await access.findByText('The account of Amina Otieno is open again.')).toBeTruthy()
  expect(await history.findByText('Account opened again')).toBeTruthy()
  expect((await gateway.signIn(LEARNER)).user.status).toBe('active')
})

test('a role is changed, and a failure takes it back with a word', async () => {
  const { user } = await open('/admin/people/amina')
  const role = await region('Role')
  const button = role.getByRole('button', { name: 'Change the role' })
  expect(button.ariaDisabled).toBe('true')
  await user.selectOptions(role.getByRole('combobox'), 'Instructor')
  expect(role.getByText('Makes and publishes courses.')).toBeTruthy()
  gateway.fail('PATCH /admin/users/{id}', 'store_unavailable', 1)
  await user.click(button)
  expect(await role.findByRole('alert')).toBeTruthy()
  expect(gateway.store.rows('users').get('amina')?.role).toBe('learner')
  await user.click(button)
  expect(await role.findByText(/The role is changed/)).toBeTruthy()
  expect(button).toBe(document.activeElement)
  expect(gateway.store.rows('users').get('amina')?.role).toBe('instructor')
  expect(await (await region('What happened')).findByText('Role changed from Learner to Instructor')).toBeTruthy()
})

test('a month of birth is corrected; one that cannot be is refused in words', async () => {
  const { user } = await open('/admin/people/amina')
  const born = await region('Age')
  await user.selectOptions(born.getByRole('combobox', { name: 'Month of birth' }), 'December')
  const years = within(born.getByRole('combobox', { name: 'Year of birth' })).getAllByRole('option')
  await user.selectOptions(born.getByRole('combobox', { name: 'Year of birth' }), years[1] as HTMLElement)
  await user.click(born.getByRole('button', { name: 'Correct it' }))
  expect(await born.findByText(/younger than 6 or older than 100/)).toBeTruthy()
  await user.selectOptions(born.getByRole('combobox', { name: 'Year of birth' }), '2009')
  await user.click(born.getByRole('button', { name: 'Correct it' }))
  expect(await born.findByText('The month of birth is corrected.')).toBeTruthy()
  expect(within(await screen.findByRole('region', { name: 'The account' })).getByText('December 2009')).toBeTruthy()
})

test('the own account is another admin’s to change', async () => {
  await open('/admin/people/zawadi')
  expect(await screen.findByText(/Another admin has to change your role/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Stop this account' })).toBeNull()
})

test('an account that is not there says so', async () => {
  await open('/admin/people/nobody')
  expect(await screen.findByText(/We cannot find this/)).toBeTruthy()
  expect(await heading('An account')).toBeTruthy()
})

test('the audit log tells who did what to whom, and narrows by event and person', async () => {
  const { user: wanjiru } = await join('Wanjiru')
  await patch(wanjiru.id, { role: 'instructor', born: '2009-05' })
  await patch('kamau', { status: 'suspended' })
  const { user } = await open('/admin/audit')
  const log = await region('Audit log')
  expect(await log.findByText('2 records')).toBeTruthy()
  const items = log.getAllByRole('listitem').map((item) => item.textContent)
  expect(items[0]).toMatch(/Account stopped.*Kamau Njoroge.*by Zawadi Mwangi/)
  expect(items[1]).toMatch(
    /Role changed from Learner to Instructor.*Month of birth set to May 2009.*Wanjiru.*by Zawadi Mwangi/,
  )
  await user.selectOptions(screen.getByRole('combobox', { name: 'What happened' }), 'Two-step sign-in turned off')
  expect(await screen.findByRole('heading', { name: 'Nothing here' })).toBeTruthy()
  await user.selectOptions(screen.getByRole('combobox', { name: 'What happened' }), 'Anything')
  await user.click(await log.findByRole('link', { name: 'Wanjiru' }))
  expect(await heading('Wanjiru')).toBeTruthy()
})

test('the audit log of one person', async () => {
  for (const role of ['instructor', 'learner', 'instructor', 'learner', 'instructor', 'learner'])
    await patch('amina', { role })
  await patch('kamau', { status: 'suspended' })
  const { user } = await open('/admin/people/amina')
  await user.click(await screen.findByRole('link', { name: 'See all 6 records' }))
  expect(await screen.findByText('Only Amina Otieno')).toBeTruthy()
  expect(await screen.findByText('6 records')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show everybody' }))
  expect(await screen.findByText('7 records')).toBeTruthy()
})

test('whoever signs in to a stopped account is told so, at the form', async () => {
  await patch('amina', { status: 'suspended' })
  const { user } = await renderApp('/login')
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), LEARNER)
  await user.type(screen.getByLabelText('Password'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/This account has been stopped/)
})

test('all of it can be read in Kiswahili', async () => {
  await patch('amina', { status: 'suspended' })
  const { user } = await open('/admin', 'sw')
  expect(await heading('Muhtasari')).toBeTruthy()
  expect(await screen.findByText(/Zilihesabiwa/)).toBeTruthy()
  await user.click(screen.getAllByRole('link', { name: 'Watu' })[0] as HTMLElement)
  await user.click(await screen.findByRole('link', { name: 'Amina Otieno' }))
  expect(await screen.findByRole('button', { name: 'Ifungue tena' })).toBeTruthy()
  expect(await screen.findByText('Akaunti ilisimamishwa')).toBeTruthy()
})

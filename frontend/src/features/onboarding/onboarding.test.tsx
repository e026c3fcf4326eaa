import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { call } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
})

const told = (user_id = useSession.getState().user?.id ?? '') =>
  gateway.store.read((tx) => tx.get('onboarding', user_id))
const account = (user_id = useSession.getState().user?.id ?? '') => gateway.store.read((tx) => tx.get('users', user_id))
const asked = (name: string) => screen.findByRole('heading', { level: 1, name })
type User = Awaited<ReturnType<typeof renderApp>>['user']
const press = (user: User, name: string) => user.click(screen.getByRole('button', { name }))

test('seven questions, each kept at once, lead to the interest questions', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/welcome')

  await asked('What shall we call you?')
  const name = screen.getByRole('textbox', { name: 'Name we use' })
  expect(name).toHaveProperty('value', 'Wanjiru')
  await user.clear(name)
  await user.type(name, 'Shiru')
  await press(user, 'Next')
  await waitFor(async () => expect(await told()).toMatchObject({ preferred_name: 'Shiru', step: 'age' }))

  await asked('When were you born?')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Month of birth' }), 'May')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Year of birth' }), '2011')
  await press(user, 'Next')

  await asked('Where are you now?')
  await waitFor(async () => expect((await account())?.born).toBe('2011-05'))
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Where are you now?'))
  expect(screen.queryByRole('button', { name: 'Skip' })).toBeNull()
  await press(user, 'Next')
  expect(screen.getByRole('group', { description: 'Choose the one that is closest.' })).toBeTruthy()
  expect(screen.queryByRole('group', { name: 'Which class are you in?' })).toBeNull()
  await user.click(screen.getByRole('radio', { name: 'Form 3–4' }))
  const classes = within(screen.getByRole('group', { name: 'Which class are you in?' }))
  await user.click(classes.getByRole('button', { name: 'Form 4' }))
  await user.click(classes.getByRole('button', { name: 'Form 3' }))
  expect(classes.getByRole('button', { pressed: true }).textContent).toBe('Form 3')
  await press(user, 'Next')

  await asked('Which county do you live in?')
  expect(screen.getAllByRole('option').length).toBe(48)
  await user.selectOptions(screen.getByRole('combobox', { name: 'County' }), 'Kisumu')
  await press(user, 'Next')

  await asked('Which subjects do you take?')
  await user.click(await screen.findByRole('checkbox', { name: 'Biology' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Last grade in Biology' }), 'A−')
  await user.click(screen.getByRole('checkbox', { name: 'Music' }))
  await press(user, 'Next')

  await asked('What do you hope for?')
  await user.type(screen.getByRole('textbox', { name: 'What you hope for' }), 'To help people.')
  expect(screen.getByText('285 characters left')).toBeTruthy()
  await press(user, 'Next')

  await asked('How much data a week can you spend here?')
  await user.click(screen.getByRole('radio', { name: 'Another number' }))
  await press(user, 'Done')
  expect(screen.getByRole('spinbutton', { description: 'Fill this in.' })).toBe(document.activeElement)
  await user.type(screen.getByRole('spinbutton'), '80')
  await press(user, 'Done')

  await asked('That is all we ask about you')
  expect(screen.getByRole('link', { name: 'Start the questions' }).getAttribute('href')).toBe('/interests')
  await waitFor(async () =>
    expect(await told()).toMatchObject({
      preferred_name: 'Shiru',
      stage: 'form_3_4',
      class_level: 'form_3',
      class_year: new Date().getFullYear(),
      county: 'Kisumu',
      subjects: [
        { subject_id: 'biology', grade: 'A-' },
        { subject_id: 'music', grade: null },
      ],
      hopes: 'To help people.',
      weekly_data_mb: 80,
      step: null,
      completed_at: expect.any(String),
    }),
  )
  expect(useSession.getState().user?.onboarding_completed).toBe(true)
})

test('it goes on where another phone has left off, and back without losing anything', async () => {
  await gateway.enterAnew()
  await call('PUT /onboarding', { body: { preferred_name: 'Shiru', stage: 'grade_7_9', step: 'subjects' } })
  const { user } = await renderApp('/welcome')
  await asked('Which subjects do you take?')
  expect(screen.getByRole('progressbar', { name: 'Questions about you' }).getAttribute('aria-valuetext')).toBe('5 of 7')
  await user.click(await screen.findByRole('checkbox', { name: 'Mathematics' }))
  const levels = within(screen.getByRole('combobox', { name: 'Last grade in Mathematics' }))
  expect(levels.getByRole('option', { name: 'EE1 · far above what is expected' })).toBeTruthy()
  await press(user, 'Next')
  await asked('What do you hope for?')

  await user.click(screen.getByRole('link', { name: 'Back' }))
  await asked('Which subjects do you take?')
  expect(await screen.findByRole('checkbox', { name: 'Mathematics', checked: true })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Back' }))
  await user.click(await screen.findByRole('link', { name: 'Back' }))
  await asked('Where are you now?')
  expect(screen.getByRole('radio', { name: 'Grade 7–9', checked: true })).toBeTruthy()
  await waitFor(async () => expect(await told()).toMatchObject({ step: 'hopes' }))
})

test('a question further on than one has come is not opened', async () => {
  await gateway.enterAnew()
  await renderApp('/welcome?step=data')
  await asked('What shall we call you?')
})

test('skipping keeps what there is', async () => {
  await gateway.enterAnew()
  await call('PUT /onboarding', { body: { stage: 'college', county: 'Lamu', step: 'county' } })
  const { user } = await renderApp('/welcome')
  await asked('Which county do you live in?')
  await press(user, 'Skip')
  await asked('Which subjects do you take?')
  await waitFor(async () => expect(await told()).toMatchObject({ county: 'Lamu', step: 'subjects' }))
})

test('what is entered and not yet passed on outlives a reload, for the same person alone', async () => {
  await gateway.enterAnew()
  await call('PUT /onboarding', { body: { stage: 'form_3_4', locale: 'en', step: 'hopes' } })
  const first = await renderApp('/welcome?step=subjects')
  await first.user.click(await screen.findByRole('checkbox', { name: 'Biology' }))
  await first.user.selectOptions(screen.getByRole('combobox', { name: 'Last grade in Biology' }), 'A−')
  cleanup()

  const again = await renderApp('/welcome?step=subjects')
  expect(await screen.findByRole('checkbox', { name: 'Biology', checked: true })).toBeTruthy()
  expect(screen.getByRole('combobox', { name: 'Last grade in Biology' })).toHaveProperty('value', 'A-')
  await press(again.user, 'Next')
  await asked('What do you hope for?')
  await again.user.type(screen.getByRole('textbox', { name: 'What you hope for' }), 'To heal')
  cleanup()

  await gateway.enterAnew()
  await call('PUT /onboarding', { body: { stage: 'form_3_4', locale: 'en', step: 'hopes' } })
  await renderApp('/welcome?step=hopes')
  expect(await screen.findByRole('textbox', { name: 'What you hope for' })).toHaveProperty('value', '')
})

test('the age may be left out; once it is told it stays', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/welcome')
  await asked('What shall we call you?')
  await press(user, 'Next')
  await asked('When were you born?')
  await press(user, 'Next')
  await asked('Where are you now?')
  expect((await account())?.born).toBeNull()
  await user.click(screen.getByRole('link', { name: 'Back' }))
  await asked('When were you born?')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Month of birth' }), 'December')
  await press(user, 'Next')
  expect(screen.getByRole('combobox', { description: 'Fill this in.' })).toBe(document.activeElement)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Year of birth' }), `${new Date().getFullYear() - 6}`)
  await press(user, 'Next')
  expect(
    screen.getByRole('combobox', { name: 'Year of birth', description: /younger than 6 or older than 100/ }),
  ).toBeTruthy()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Year of birth' }), '2008')
  await press(user, 'Next')
  await asked('Where are you now?')
  await waitFor(async () => expect((await account())?.born).toBe('2008-12'))
  await user.click(screen.getByRole('link', { name: 'Back' }))
  expect(await screen.findByText(/You told us December 2008/)).toBeTruthy()
  expect(screen.queryByRole('combobox')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Skip' })).toBeNull()
  await press(user, 'Next')
  await asked('Where are you now?')
})

test('twelve subjects are the most', async () => {
  await gateway.enterAnew()
  await call('PUT /onboarding', { body: { stage: 'form_3_4', step: 'subjects' } })
  const { user } = await renderApp('/welcome')
  for (const box of (await screen.findAllByRole('checkbox')).slice(0, 12)) await user.click(box)
  expect(screen.getByText('Twelve is the most. Take one off to add another.')).toBeTruthy()
  expect(screen.getAllByRole('checkbox')[12]).toHaveProperty('disabled', true)
})

test('without a network all of it is saved on this phone, and sent later', async () => {
  await gateway.enterAnew()
  gateway.fail('GET /onboarding', 'network')
  gateway.fail('PUT /onboarding', 'network', 4)
  gateway.fail('PATCH /users/me', 'network', 2)
  gateway.fail('POST /onboarding/complete', 'network', 1)
  const { user } = await renderApp('/welcome')
  await asked('What shall we call you?')
  await press(user, 'Next')
  await asked('When were you born?')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Month of birth' }), 'December')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Year of birth' }), '1999')
  await press(user, 'Next')
  await asked('Where are you now?')
  await user.click(screen.getByRole('radio', { name: 'Working, or looking for work' }))
  await press(user, 'Next')
  for (const question of [
    'Which county do you live in?',
    'Which subjects do you take?',
    'What do you hope for?',
    'How much data a week can you spend here?',
  ]) {
    await asked(question)
    await press(user, 'Skip')
  }
  await asked('That is all we ask about you')
  await waitFor(
    async () => {
      await outbox.wake()
      expect(await told()).toMatchObject({ stage: 'working', step: null, completed_at: expect.any(String) })
      expect((await account())?.born).toBe('1999-12')
    },
    { timeout: 5000 },
  )
})

test('whoever has been through it sees all answers and changes one', async () => {
  await gateway.enter()
  const { user } = await renderApp('/welcome')
  await asked('What you told us')
  expect(screen.getByText('Kisumu')).toBeTruthy()
  expect(screen.getByText('August 2010')).toBeTruthy()
  expect(await screen.findByText(/Biology A−/)).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Change County' }))
  await asked('Which county do you live in?')
  await user.selectOptions(screen.getByRole('combobox', { name: 'County' }), 'Siaya')
  await press(user, 'Save')
  await asked('What you told us')
  expect(screen.getByText('Siaya')).toBeTruthy()
  await waitFor(async () => expect(await told()).toMatchObject({ county: 'Siaya', step: null }))
  await user.click(screen.getByRole('link', { name: 'Done' }))
  await asked('Hello, Amina')
})

test('the class is optional, goes with its stage, and goes up with the years', async () => {
  await gateway.enter()
  const { user } = await renderApp('/welcome?step=stage')
  await asked('Where are you now?')
  await user.click(await screen.findByRole('button', { name: 'Form 3' }))
  await press(user, 'Save')
  await asked('What you told us')
  expect(screen.getByText('Form 3')).toBeTruthy()
  await waitFor(async () => expect(await told()).toMatchObject({ stage: 'form_3_4', class_level: 'form_3' }))

  await user.click(screen.getByRole('link', { name: 'Change Where you are now' }))
  await asked('Where are you now?')
  expect(screen.getByRole('button', { pressed: true }).textContent).toBe('Form 3')
  await user.click(screen.getByRole('radio', { name: 'Grade 10–12' }))
  await press(user, 'Save')
  await asked('What you told us')
  expect(screen.getByText('Grade 10–12')).toBeTruthy()
  await waitFor(async () => expect(await told()).toMatchObject({ stage: 'grade_10_12', class_level: null }))

  await gateway.store.transaction(async (tx) => {
    const row = await tx.get('onboarding', useSession.getState().user?.id ?? '')
    if (row) await tx.put('onboarding', { ...row, class_level: 'grade_10', class_year: new Date().getFullYear() - 1 })
  })
  cleanup()
  await renderApp('/welcome', 'sw')
  expect(await screen.findByText('Gredi ya 11')).toBeTruthy()
})

test('in Kiswahili, and the choice of language goes with the answers', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/welcome')
  await asked('What shall we call you?')
  await user.click(screen.getByRole('button', { name: 'Kiswahili' }))
  await asked('Tukuite nani?')
  await press(user, 'Endelea mbele')
  await asked('Ulizaliwa lini?')
  expect(screen.getByRole('option', { name: 'Juni' })).toBeTruthy()
  await press(user, 'Ruka')
  await asked('Uko wapi sasa?')
  await user.click(screen.getByRole('radio', { name: 'Kidato cha 3–4' }))
  await press(user, 'Endelea mbele')
  await asked('Unaishi kaunti gani?')
  await waitFor(async () => expect(await told()).toMatchObject({ stage: 'form_3_4', locale: 'sw' }))
})

import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { CheckGroup, ChoiceGroup } from './ChoiceGroup.tsx'

const FORMS = [
  { value: 'form-3', label: 'Form 3' },
  { value: 'form-4', label: 'Form 4', hint: 'KCSE this year' },
] as const
type Form = (typeof FORMS)[number]['value']

function Level() {
  const [value, setValue] = useState<Form | null>(null)
  return <ChoiceGroup legend="Where are you now?" options={FORMS} value={value} onChange={setValue} />
}

function Forms() {
  const [values, setValues] = useState<Form[]>([])
  return (
    <>
      <CheckGroup legend="Which forms?" options={FORMS} values={values} onChange={setValues} error="Choose one." />
      <p>Chosen: {values.join(' ')}</p>
    </>
  )
}

// jsdom has no CSS.escape, which the arrow keys of user-event need.
vi.stubGlobal('CSS', { escape: (text: string) => text.replaceAll(/[^\w-]/g, '\\$&') })

describe('ChoiceGroup', () => {
  it('takes one answer, by tap and by arrow key', async () => {
    const user = userEvent.setup()
    render(<Level />)
    const group = within(screen.getByRole('group', { name: 'Where are you now?' }))
    const third = group.getByRole('radio', { name: 'Form 3' })
    const fourth = group.getByRole('radio', { name: /^Form 4/ })
    await user.click(group.getByText('KCSE this year'))
    expect(fourth).toMatchObject({ checked: true })
    await user.keyboard('{ArrowDown}')
    expect(third).toMatchObject({ checked: true })
    expect(fourth).toMatchObject({ checked: false })
  })
})

describe('CheckGroup', () => {
  it('takes any number, in the order of its options', async () => {
    const user = userEvent.setup()
    render(<Forms />)
    await user.click(screen.getByRole('checkbox', { name: /^Form 4/ }))
    await user.click(screen.getByRole('checkbox', { name: 'Form 3' }))
    expect(screen.getByText('Chosen: form-3 form-4')).toBeTruthy()
    await user.keyboard(' ')
    expect(screen.getByText('Chosen: form-4')).toBeTruthy()
  })

  it('reads its error with its name', () => {
    render(<Forms />)
    const id = screen.getByRole('group', { name: 'Which forms?' }).getAttribute('aria-describedby')
    expect(document.getElementById(id ?? '')?.textContent).toBe('Choose one.')
  })
})

import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { SelectField } from './SelectField.tsx'
import { PasswordField, TextArea, TextField } from './TextField.tsx'

const words = { showLabel: 'Show password', hideLabel: 'Hide password' }

/** What a screen reader says after the name. */
const described = (control: HTMLElement) =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')

describe('fields', () => {
  it('are found by their label, and read their hint and error', () => {
    render(<TextField label="Name" hint="As your friends call you." error="Write your name." />)
    const field = screen.getByRole('textbox', { name: 'Name' })
    expect(described(field)).toBe('As your friends call you. Write your name.')
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })

  it('say nothing about errors while there is none', () => {
    render(<TextArea label="What did you try?" />)
    const field = screen.getByRole('textbox', { name: 'What did you try?' })
    expect(field.hasAttribute('aria-describedby')).toBe(false)
    expect(field.hasAttribute('aria-invalid')).toBe(false)
  })

  it('show and hide a password, and keep what was typed', async () => {
    const user = userEvent.setup()
    render(<PasswordField label="Password" autoComplete="current-password" {...words} />)
    const field = screen.getByLabelText('Password')
    await user.type(field, 'karibu sana')
    expect(field.getAttribute('type')).toBe('password')
    await user.click(screen.getByRole('button', { name: 'Show password' }))
    expect(field.getAttribute('type')).toBe('text')
    await user.click(screen.getByRole('button', { name: 'Hide password' }))
    expect(field).toMatchObject({ type: 'password', value: 'karibu sana' })
  })

  it('choose from a list', async () => {
    const user = userEvent.setup()
    const options = [
      { value: 'nairobi', label: 'Nairobi' },
      { value: 'kisumu', label: 'Kisumu' },
    ]
    render(<SelectField label="County" placeholder="Choose a county" options={options} />)
    const field = screen.getByRole('combobox', { name: 'County' })
    expect(field).toMatchObject({ value: '' })
    await user.selectOptions(field, 'Kisumu')
    expect(field).toMatchObject({ value: 'kisumu' })
  })
})

import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Link, MemoryRouter, Route, Routes, useNavigate } from 'react-router-dom'
import { expect, it } from 'vitest'
import { useArrival } from './useArrival.ts'

function Pages() {
  useArrival()
  const navigate = useNavigate()
  return (
    <main>
      <Routes>
        <Route
          path="/careers"
          element={
            <>
              <h1 tabIndex={-1}>Careers</h1>
              <Link to="/careers/cook">Cook</Link>
              <Link to="/careers/nurse">Nurse</Link>
            </>
          }
        />
        <Route path="/careers/nurse" element={<h1 tabIndex={-1}>Nurse</h1>} />
      </Routes>
      <button type="button" onClick={() => void navigate(-1)}>
        Back
      </button>
    </main>
  )
}

it('a new page is read out by its heading; coming back, the focus is on the link that was followed', async () => {
  const user = userEvent.setup()
  render(
    <MemoryRouter initialEntries={['/careers']}>
      <Pages />
    </MemoryRouter>,
  )
  expect(document.activeElement).toBe(document.body)
  await user.click(screen.getByRole('link', { name: 'Nurse' }))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Nurse' })))
  await user.click(screen.getByRole('button', { name: 'Back' }))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Nurse' })))
})

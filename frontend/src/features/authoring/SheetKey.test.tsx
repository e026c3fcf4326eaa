import { I18nProvider } from '@lingui/react'
import type { Item } from '@tajiconnect/contract/courses'
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { activate, addCatalogues, i18n, loadMessages } from '../../i18n/i18n.ts'
import { formulasOf } from '../../testing/math.ts'
import { SheetKey } from './SheetKey.tsx'

const said = { id: 'q', prompt: '', hint: '', explanation: '', difficulty: 0, skill_id: 's', course_id: 'c' }
const list = (...ids: string[]) => ids.map((id) => ({ id, text: `Text ${id}` }))

beforeAll(async () => {
  addCatalogues({
    'authoring/locales/en.json': () => import('./locales/en.json'),
    'authoring/locales/sw.json': () => import('./locales/sw.json'),
  })
  await activate('en')
  await loadMessages('authoring')
})
afterEach(cleanup)

test('a right answer that is a formula is drawn', () => {
  const options = [{ id: 'x', text: '$x^2$' }, ...list('y')]
  const item = { ...said, type: 'choice' as const, options, answer: 'x', math: formulasOf('$x^2$') }
  const { container } = render(
    <I18nProvider i18n={i18n}>
      <SheetKey item={item} />
    </I18nProvider>,
  )
  expect(container.querySelector('math msup')).toBeTruthy()
})

test.each<[Item, string]>([
  [{ ...said, type: 'choice', options: list('x', 'y'), answer: 'y' }, 'B: Text y'],
  [{ ...said, type: 'choices', options: list('x', 'y', 'z'), answer: ['z', 'x'] }, 'A, C: Text x · Text z'],
  [{ ...said, type: 'number', answer: 12.5, tolerance: 0, unit: 'cm' }, '12.5 cm'],
  [{ ...said, type: 'text', answer: ['osmosis'] }, 'osmosis'],
  [{ ...said, type: 'text', answer: ['maize', 'corn'] }, 'Any of these: maize · corn'],
  // First comes z, so the box before x, which stands on top, has a 2.
  [
    { ...said, type: 'order', options: list('x', 'y', 'z'), answer: ['z', 'x', 'y'] },
    'Boxes from top to bottom: 2, 3, 1',
  ],
  [
    { ...said, type: 'match', options: list('x', 'y'), targets: list('1', '2', '3'), answer: ['3', '1'] },
    'Boxes from top to bottom: C, A',
  ],
])('the key of $type is found on the sheet', (item, words) => {
  const { container } = render(
    <I18nProvider i18n={i18n}>
      <SheetKey item={item} />
    </I18nProvider>,
  )
  expect(container.textContent).toBe(words)
})

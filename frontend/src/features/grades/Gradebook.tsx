import { wholePercent } from '@tajiconnect/contract/grading'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { downloadFile } from '../../utils/download.ts'
import { csvOfBook, quizzesOf, sorted, type Book, type Order } from './book.ts'
import { letterWords, useGradeWords } from './words.ts'

const CELL = 'border-b border-line px-3 py-2'
/** Stays in sight while the quizzes are moved under it. */
const FIRST = `${CELL} sticky left-0 z-1 bg-surface text-left`

export function Gradebook({ book }: { book: Book }) {
  const t = useT()
  const { percent } = useGradeWords()
  const [order, setOrder] = useState<Order>('name')
  const rows = sorted(book.items, order)
  const quizzes = quizzesOf(book.items)
  const marked = rows.flatMap((row) => (row.percent === null ? [] : [row.percent]))
  const mean = wholePercent(marked.reduce((sum, each) => sum + each, 0) / marked.length / 100)

  const download = () => {
    const text = csvOfBook(rows, {
      name: t('grades.name'),
      percent: t('grades.percent'),
      letter: t('grades.letter'),
      quiz: (title) => `${title} (%)`,
    })
    const name = `${book.class_name} ${book.title}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    downloadFile(new File([text], `${name}.csv`, { type: 'text/csv' }))
  }

  return (
    <>
      <p className="text-ink-2">
        {t('grades.book_learners', { count: rows.length })}{' '}
        {marked.length > 0 && t('grades.book_mean', { percent: percent(mean) })}
      </p>
      <FilterChips
        label={t('grades.order')}
        options={(['name', 'percent'] as const).map((value) => ({ value, label: t(`grades.order_${value}`) }))}
        value={order}
        onChange={setOrder}
      />
      <section
        aria-label={t('grades.book')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        className="relative overflow-x-auto rounded-card border border-line bg-surface shadow-card"
      >
        <table className="w-full border-separate border-spacing-0 text-sm tabular-nums">
          <caption className="sr-only">{t('grades.book_of', { name: book.class_name })}</caption>
          <thead>
            <tr className="align-bottom">
              <th
                scope="col"
                aria-sort={order === 'name' ? 'ascending' : undefined}
                className={`${FIRST} font-semibold`}
              >
                {t('grades.name')}
              </th>
              <th
                scope="col"
                aria-sort={order === 'percent' ? 'descending' : undefined}
                className={`${CELL} text-right font-semibold`}
              >
                {t('grades.percent')}
              </th>
              <th scope="col" className={`${CELL} text-left font-semibold`}>
                {t('grades.letter')}
              </th>
              {quizzes.map(({ quiz_id, title }) => (
                <th key={quiz_id} scope="col" className={`${CELL} min-w-32 text-left font-semibold wide:min-w-24`}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ user_id, name, marks, ...row }) => (
              <tr key={user_id}>
                <th
                  scope="row"
                  className={`${FIRST} max-w-40 min-w-28 font-semibold break-words wide:max-w-64 wide:min-w-52`}
                >
                  {name}
                </th>
                <td className={`${CELL} text-right`}>
                  {row.percent === null ? <NotYet of="no_letter" /> : percent(row.percent)}
                </td>
                <td className={CELL}>{row.grade === null ? <NotYet of="no_letter" /> : letterWords(row.grade)}</td>
                {quizzes.map(({ quiz_id }) => {
                  const { correct = null, total = 0 } = marks.find((mark) => mark.quiz_id === quiz_id) ?? {}
                  return (
                    <td key={quiz_id} className={CELL}>
                      {correct === null ? <NotYet of="not_done" /> : t('common.of', { count: correct, total })}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div>
        <Button look="secondary" icon="download" onClick={download}>
          {t('grades.book_csv')}
        </Button>
      </div>
    </>
  )
}

function NotYet({ of }: { of: 'no_letter' | 'not_done' }) {
  const t = useT()
  return (
    <>
      <span aria-hidden className="text-ink-2">
        –
      </span>
      <VisuallyHidden>{t(`grades.${of}`)}</VisuallyHidden>
    </>
  )
}

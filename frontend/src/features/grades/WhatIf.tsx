import type { CourseGrade, GradeScale, Mark } from '@tajiconnect/contract/grades'
import { gradeOf, suppose } from '@tajiconnect/contract/grading'
import { useId, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Ring } from '../../ui/Ring.tsx'
import { Section } from '../../ui/Section.tsx'
import { letterWords, useGradeWords } from './words.ts'

/** Marks to be supposed, and what the course would make of them. Nothing of it is kept. */
export function WhatIf({ course, scale }: { course: CourseGrade; scale: GradeScale }) {
  const t = useT()
  const { result, soFar } = useGradeWords()
  const [supposed, setSupposed] = useState<Record<string, number>>({})
  const open = course.marks.filter(({ correct, total }) => correct !== total)
  if (open.length === 0) return null

  const marks = suppose(course.marks, supposed)
  const then = gradeOf(scale, marks)
  const tried = Object.keys(supposed).length > 0
  const same = marks.every(({ correct }, at) => correct === course.marks[at]?.correct)
  const words = { result: result(then), before: result(course) }
  const says = () => {
    if (!tried) return soFar(course)
    if (same) return t('grades.what_if_nothing')
    if (then.grade === null) return t('grades.next_half', { done: then.done, total: marks.length })
    return t('grades.what_if_changes', words)
  }
  const set = ({ quiz_id }: Mark, correct: number | null) => {
    const { [quiz_id]: _, ...others } = supposed
    setSupposed(correct === null ? others : { ...others, [quiz_id]: correct })
  }
  return (
    <Section title={t('grades.what_if')}>
      <p className="max-w-text text-ink-2">{t('grades.what_if_text')}</p>
      <div className="sticky top-2 z-1 flex items-center gap-4 rounded-control bg-sunk px-4 py-3">
        <Ring percent={then.percent} label={letterWords(then.grade)} />
        <output className="min-w-0 tabular-nums">{says()}</output>
      </div>
      <ul className="divide-y divide-line">
        {open.map((mark) => (
          <Supposed
            key={mark.quiz_id}
            mark={mark}
            lang={course.language}
            value={supposed[mark.quiz_id] ?? null}
            onChange={(correct) => set(mark, correct)}
          />
        ))}
      </ul>
      <div className="-ml-4">
        <Button look="quiet" disabled={!tried} onClick={() => setSupposed({})}>
          {t('grades.reset')}
        </Button>
      </div>
    </Section>
  )
}

interface SupposedProps {
  mark: Mark
  lang: string
  /** Null where it is left as it is. */
  value: number | null
  onChange: (correct: number | null) => void
}

/** The point below none, where a quiz that is left stays left. */
const LEFT = -1

function Supposed({ mark: { title, correct, total }, lang, value, onChange }: SupposedProps) {
  const t = useT()
  const id = useId()
  const asItIs = correct ?? LEFT
  const shown = value ?? asItIs
  const words = shown === LEFT ? t('grades.not_done') : t('common.of', { count: shown, total })
  return (
    <li className="flex flex-col pt-3">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} lang={lang} className="font-medium">
          {title}
        </label>
        <span
          aria-hidden
          className={`text-sm whitespace-nowrap tabular-nums ${value === null ? 'text-ink-2' : 'font-semibold text-primary'}`}
        >
          {words}
        </span>
      </div>
      <input
        id={id}
        type="range"
        min={correct === null ? LEFT : 0}
        max={total}
        step={1}
        value={shown}
        aria-valuetext={words}
        onChange={({ target }) => {
          const to = Number(target.value)
          onChange(to === asItIs ? null : to)
        }}
        className="h-12 w-full cursor-pointer rounded-control accent-primary -outline-offset-3"
      />
    </li>
  )
}

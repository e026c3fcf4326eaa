import { stepsUp, type Step } from '@tajiconnect/contract/doors'
import type { Grades } from '@tajiconnect/contract/kcse'
import type { Pathways } from '@tajiconnect/contract/pathways'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { gradeWords, useSubjectName } from './grades.ts'
import type { Trial } from './trial.ts'

const FIRST = 3

interface OneGradeUpProps {
  pathways: Pathways
  grades: Grades
  trial: Trial
}

/** Which doors each single subject would open, one grade up. */
export function OneGradeUp({ pathways, grades, trial }: OneGradeUpProps) {
  const t = useT()
  const { list } = useFormat()
  const name = useSubjectName()
  const [all, setAll] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  // Worked out for every subject, so it may come a moment after the rest.
  const settled = useDeferredValue(grades)
  const steps = useMemo(() => stepsUp(pathways, settled), [pathways, settled])
  const useful = steps.filter(({ opens }) => opens.length > 0)
  const others = steps.filter(({ opens }) => opens.length === 0)
  // What was tapped goes from its place, and the focus with it.
  const andStay = (act: () => void) => () => {
    act()
    heading.current?.focus()
  }
  if (steps.length === 0 && !trial.words) return null
  return (
    <section className="mt-3 flex flex-col gap-3">
      <h2 ref={heading} tabIndex={-1} className="text-lg">
        {t('pathways.up')}
      </h2>
      <p className="max-w-text text-ink-2">{t('pathways.up_lead')}</p>
      {trial.words && (
        <Notice
          action={
            <div className="flex flex-wrap gap-3 print:hidden">
              <Button look="secondary" onClick={andStay(trial.putBack)}>
                {t('pathways.try_back', { count: trial.count })}
              </Button>
              <Button look="secondary" onClick={andStay(trial.save)}>
                {t('pathways.try_save', { count: trial.count })}
              </Button>
            </div>
          }
        >
          {trial.words}
        </Notice>
      )}
      {useful.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {(all ? useful : useful.slice(0, FIRST)).map((step) => (
            <StepRow key={step.subject} step={step} onTry={andStay(() => trial.attempt(step.subject, step.to))} />
          ))}
        </ul>
      )}
      {useful.length > FIRST && !all && (
        <Button look="secondary" onClick={() => setAll(true)}>
          {t('pathways.up_all', { count: useful.length })}
        </Button>
      )}
      {others.length > 0 && (
        <p className="text-sm text-ink-2">
          {t('pathways.up_none', { subjects: list(others.map(({ subject }) => name(subject))) })}
        </p>
      )}
    </section>
  )
}

function StepRow({ step: { subject, from, to, opens }, onTry }: { step: Step; onTry: () => void }) {
  const t = useT()
  const text = useText()
  const name = useSubjectName()
  const grade = gradeWords(to)
  return (
    <li className="flex flex-col items-start gap-1 py-3">
      <h3 className="font-semibold">
        {name(subject)}: {gradeWords(from)} → {grade}
      </h3>
      <Disclosure summary={t('pathways.up_opens', { count: opens.length })}>
        <ul className="flex flex-col">
          {opens.map(({ career, way }) => (
            <li key={`${career.id} ${way.name.en}`}>
              <Link
                href={paths.career(career.id)}
                className="flex min-h-12 flex-col justify-center py-1 text-ink no-underline"
              >
                <span className="font-semibold text-primary underline underline-offset-4">{text(career.title)}</span>
                <span className="text-sm text-ink-2">{text(way.name)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Disclosure>
      <div className="print:hidden">
        <Button look="secondary" icon="up" onClick={onTry}>
          {t('pathways.up_try', { grade, subject: name(subject) })}
        </Button>
      </div>
    </li>
  )
}

import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { NO_NUMBER } from './course.ts'
import { useDesk } from './desk.ts'
import { changeItem } from './edit.ts'
import { Line } from './fields.tsx'
import { readAnswer, type ItemOf } from './questions.ts'

const written = (value: number) => (value === NO_NUMBER ? '' : String(value))

/** A number that learners type, with how far off is still right. */
export function NumberFields({ item }: { item: ItemOf<'number'> }) {
  const t = useT()
  const { course, keeper } = useDesk()
  // As it is typed: “3.” on the way to 3.5 is a number already, and not this text.
  const [answer, setAnswer] = useState(written(item.answer))
  const [tolerance, setTolerance] = useState(written(item.tolerance))
  const change = (part: Partial<ItemOf<'number'>>) => {
    const { unit, working, ...rest } = { ...item, ...part }
    keeper.change(changeItem({ ...rest, ...(unit && { unit }), ...(working && { working }) }))
  }
  return (
    <div className="grid items-end gap-5 wide:grid-cols-3">
      <Line
        at={`${item.id}.answer`}
        label={t('authoring.right_number')}
        inputMode="decimal"
        value={readAnswer(answer) === item.answer ? answer : written(item.answer)}
        onWrite={(text) => {
          setAnswer(text)
          change({ answer: readAnswer(text) })
        }}
      />
      <Line
        at={`${item.id}.tolerance`}
        label={t('authoring.tolerance')}
        inputMode="decimal"
        value={tolerance}
        onWrite={(text) => {
          setTolerance(text)
          const value = readAnswer(text)
          change({ tolerance: value === NO_NUMBER ? 0 : Math.abs(value) })
        }}
      />
      <Line
        at={`${item.id}.unit`}
        label={t('authoring.unit')}
        optional={t('authoring.optional')}
        lang={course.language}
        value={item.unit ?? ''}
        maxLength={20}
        onWrite={(unit) => change({ unit })}
      />
      <div className="wide:col-span-3">
        <Line
          at={`${item.id}.working`}
          label={t('authoring.working')}
          hint={t('authoring.working_hint')}
          optional={t('authoring.optional')}
          value={item.working ?? ''}
          maxLength={200}
          onWrite={(working) => change({ working })}
        />
      </div>
    </div>
  )
}

import type { Assessment, Result, Scale } from '@tajiconnect/contract/psychometric'
import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { BeforeAfter } from '../../ui/BeforeAfter.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { pictureOf } from './assessment.ts'
import { Caveat } from './Caveat.tsx'
import { chanceOf, shiftsOf, type Shift } from './change.ts'

interface ChangesProps {
  assessment: Assessment
  after: Result
  /** What it can be compared with, newest first; at least one. */
  earlier: readonly Result[]
}

/** Two results beside each other: in sentences, as a picture with its table, and how much of it may be chance. */
export function Changes({ assessment, after, earlier }: ChangesProps) {
  const t = useT()
  const text = useText()
  const { dateTime } = useFormat()
  const [chosen, setChosen] = useState(earlier[0]?.id)
  const before = earlier.find(({ id }) => id === chosen) ?? earlier[0]
  const sentenceOf = useSentences(assessment, before, after)
  const labels = useDates(before, after)
  if (!before) return null
  const shifts = shiftsOf(assessment, before, after)
  const doubtful = [before, after].some(({ quality }) => quality.flat || quality.inconsistent || quality.too_fast)
  const moved = shifts
    .filter(({ way }) => way !== 'same')
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  const nameOf = (wanted: string) => {
    const scale = assessment.scales.find(({ code }) => code === wanted)
    return scale ? text(scale.name) : wanted
  }
  return (
    <>
      {earlier.length > 1 && (
        <SelectField
          label={t('psychometric.compare_with')}
          value={before.id}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          options={earlier.map(({ id, created_at }) => ({ value: id, label: dateTime(created_at) }))}
        />
      )}
      {doubtful && <Notice tone="warn">{t('psychometric.changes_doubtful')}</Notice>}
      <section className="flex flex-col gap-2">
        <h2 className="text-lg">{t('psychometric.in_words')}</h2>
        {moved.length > 0 ? (
          <ul className="flex flex-col gap-2">
            {moved.map((shift) => (
              <li key={shift.code} className="max-w-text">
                {sentenceOf(shift)}
              </li>
            ))}
            {moved.length < shifts.length && <li className="text-ink-2">{t('psychometric.rest_same')}</li>}
          </ul>
        ) : (
          <p className="max-w-text">{t('psychometric.all_same')}</p>
        )}
      </section>
      <BeforeAfter
        changes={shifts.map(({ code, before, after, way }) => ({
          name: nameOf(code),
          before,
          after,
          words: t(`psychometric.way_${way}`),
          real: way !== 'same',
        }))}
        {...labels}
        labels={{ table: t('common.as_table'), name: t('psychometric.what'), change: t('psychometric.change') }}
      />
      <p className="max-w-text text-sm text-ink-2">
        {t('psychometric.chance', { points: Math.floor(chanceOf(assessment, before, after)) })}
      </p>
      <Caveat ofInterests={pictureOf(assessment) === 'rose'} />
    </>
  )
}

/** Two results of one day are told apart by the hour. */
function useDates(before: Result | undefined, after: Result) {
  const { date, dateTime } = useFormat()
  if (!before) return { before: '', after: '' }
  const sameDay = date(before.created_at) === date(after.created_at)
  const say = sameDay ? dateTime : date
  return { before: say(before.created_at), after: say(after.created_at) }
}

/** “You like … more than in March 2026.” */
function useSentences(assessment: Assessment, before: Result | undefined, after: Result) {
  const t = useT()
  const text = useText()
  const { month, dateTime, date } = useFormat()
  const whenOf = (time: string) => {
    if (month(time) !== month(after.created_at)) return t('psychometric.in_month', { month: month(time) })
    const sameDay = date(time) === date(after.created_at)
    return t('psychometric.on_date', { date: sameDay ? dateTime(time) : date(time) })
  }
  return ({ code, way }: Shift): string => {
    const scale: Scale | undefined = assessment.scales.find((each) => each.code === code)
    if (!scale || !before) return ''
    const when = whenOf(before.created_at)
    const way_ = way === 'more' ? 'more' : 'less'
    if (scale.like) return t(`psychometric.like_${way_}`, { what: text(scale.like), when })
    if (!scale.ends) return t(`psychometric.matters_${way_}`, { what: text(scale.name), when })
    return t('psychometric.nearer', {
      what: text(scale.name),
      end: text(way === 'more' ? scale.ends.high : scale.ends.low),
      when,
    })
  }
}

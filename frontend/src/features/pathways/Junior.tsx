import { CBE_LEVELS } from '@tajiconnect/contract/onboarding-options'
import { placement, strengths } from '@tajiconnect/contract/placement'
import type { CbeLevel, Pathways } from '@tajiconnect/contract/pathways'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT, type Translate } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { Chip } from '../../ui/Chip.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { AskNext, useAfterwards } from './AskNext.tsx'
import Combination from './Combination.tsx'
import { MOST_SUBJECTS } from './grades.ts'
import { hasLevels, keepSubjects, useKept } from './kept.ts'
import { useStaged } from './staged.ts'

type Levels = Readonly<Record<string, CbeLevel | null>>

const SBA = 'sba'
const KPSEA = 'kpsea'

const asLevel = (value: unknown): CbeLevel | null => CBE_LEVELS.find((level) => level === value) ?? null

/** Levels of junior school, an estimate of the placement, and what a combination of Grade 10 opens and closes. */
export default function Junior() {
  const t = useT()
  const { pathways } = useStaged()
  const { cbe } = pathways
  const { levels, set } = useLevels(pathways)
  const parts = [...cbe.areas.map(({ id }) => id), SBA, KPSEA]
  const name = (part: string) => t(`pathways.area_${part}` as Parameters<Translate>[0])
  const open = parts.find((part) => levels[part] === undefined)
  const heading = useAfterwards(open !== undefined)
  return (
    <>
      {open && (
        <AskNext
          id={open}
          question={t('pathways.level_ask', { part: name(open) })}
          options={cbe.levels.map(({ level, from, to }) => ({
            value: level,
            label: level,
            hint: t(`pathways.level_${level}`, { from, to }),
          }))}
          place={{ at: parts.indexOf(open) + 1, total: parts.length }}
          onPick={(level) => set(open, level)}
          passes={[{ label: t('pathways.not_known'), onPass: () => set(open, null) }]}
        />
      )}
      <Placed pathways={pathways} levels={levels} />
      {parts.some((part) => levels[part] !== undefined) && (
        <section className="flex flex-col gap-3">
          <h2 ref={heading} tabIndex={-1} className="text-lg">
            {t('pathways.levels')}
          </h2>
          <div className="grid grid-cols-2 items-end gap-3 wide:grid-cols-3">
            {parts
              .filter((part) => levels[part] !== undefined)
              .map((part) => (
                <SelectField
                  key={part}
                  label={name(part)}
                  placeholder={t('pathways.not_known')}
                  options={CBE_LEVELS.map((value) => ({ value, label: value }))}
                  value={levels[part] ?? ''}
                  onChange={({ target }) => set(part, asLevel(target.value))}
                />
              ))}
          </div>
          <p className="text-sm text-ink-2">{t('pathways.levels_kept')}</p>
        </section>
      )}
      <Combination />
    </>
  )
}

/** Levels by part, null for one that is not known; those of school subjects are in the learner's own answers too. */
function useLevels({ cbe }: Pathways) {
  const { stage, subjects: told = [] } = useQuery(query('GET /onboarding')).data ?? {}
  const [kept, keep] = useKept<Levels>('levels', {})
  const known = cbe.areas.flatMap(({ id, subject }) => {
    const level = asLevel(told.find(({ subject_id }) => subject_id === subject)?.grade)
    return level ? [[id, level] as const] : []
  })
  const levels: Levels = { ...Object.fromEntries(known), ...kept }
  const set = (part: string, level: CbeLevel | null) => {
    keep({ ...kept, [part]: level })
    const subject = cbe.areas.find(({ id }) => id === part)?.subject
    // Somebody past junior school who only looks back keeps their grades.
    if (!subject || !hasLevels(stage)) return
    const others = told.filter(({ subject_id }) => subject_id !== subject)
    void keepSubjects([...others, { subject_id: subject, grade: level }].slice(-MOST_SUBJECTS))
  }
  return { levels, set }
}

function Placed({ pathways: { cbe }, levels }: { pathways: Pathways; levels: Levels }) {
  const t = useT()
  const { number, list } = useFormat()
  const given = cbe.areas.flatMap(({ id }) => (levels[id] ? [[id, levels[id]] as const] : []))
  const kjsea = Object.fromEntries(given)
  const result = placement(cbe, { kjsea, sba: levels[SBA] ?? null, kpsea: levels[KPSEA] ?? null })
  if (!result) return null
  const { weights, first_year } = cbe
  const whole = (value: number) => number(Math.round(value))
  return (
    <section className="flex flex-col gap-2 rounded-card bg-sunk p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-base font-semibold">{t('pathways.placement')}</h2>
        <Chip tone="accent">{t('pathways.estimate')}</Chip>
      </div>
      <output className="flex flex-wrap items-baseline gap-x-3">
        <strong className="text-3xl font-bold">{whole(result.middle)}</strong>
        <span className="text-ink-2">
          {t('pathways.placement_span', { low: whole(result.low), high: whole(result.high), level: result.level })}
        </span>
      </output>
      <p className="text-sm">
        {t('pathways.placement_parts', { ...weights, year: String(first_year) })}{' '}
        {result.parts.length < 3 &&
          t('pathways.placement_missing', { parts: list(result.parts.map((part) => part.toUpperCase())) })}
      </p>
      <ul className="text-sm">
        {strengths(cbe, kjsea).map(({ pathway, points }) => (
          <li key={pathway}>
            <span lang="en">{pathway}</span>:{' '}
            {t('pathways.strength', { points: number(points, { maximumFractionDigits: 1 }) })}
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-2">{t('pathways.placement_note')}</p>
    </section>
  )
}

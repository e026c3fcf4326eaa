import type { Career } from '@tajiconnect/contract/careers'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { interestResultOf, interestsQuery } from '../../parts/interests.ts'
import { query } from '../../services/api/endpoints.ts'
import { ScoreBar } from '../../ui/Progress.tsx'

const CELL = 'py-2 text-left align-top'

/** O*NET's 1–7 on the scale of the learner's own points, 0–100. */
const pointsOf = (level: number) => Math.round(((level - 1) / 6) * 100)

/** How much of each interest the work has, beside how much of it the learner has. */
export function InterestsCompared({ career }: { career: Career }) {
  const t = useT()
  const text = useText()
  const { list } = useFormat()
  const scales = useQuery(interestsQuery).data?.scales
  const own = interestResultOf(useQuery(query('GET /psychometric/results')).data?.items ?? [])
  if (!scales) return null
  const rows = career.interests.map(({ letter, level }) => {
    const name = scales.find(({ code }) => code === letter)?.name
    const mine = own?.scales.find(({ code }) => code === letter)?.score
    return { letter, name: name ? text(name) : letter, work: pointsOf(level), mine }
  })
  /** Names of all that have the most: level ones are told together. */
  const highest = (of: (row: (typeof rows)[number]) => number) => {
    const most = Math.max(...rows.map(of))
    return rows.filter((row) => of(row) === most).map(({ name }) => name)
  }
  const yours = own && !own.quality.flat ? highest(({ mine = 0 }) => mine) : []
  const bar = (label: string, value: number, tone: 'primary' | 'accent') => (
    <div className="flex flex-col gap-1">
      <span className="text-sm tabular-nums">{value}</span>
      <ScoreBar label={label} value={value} tone={tone} />
    </div>
  )
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg">{t('careers.interests')}</h2>
      <p className="max-w-text">
        {t('careers.work_most', { name: list(highest(({ work }) => work)) })}{' '}
        {yours.length > 0 && t(yours.length > 1 ? 'careers.you_level' : 'careers.you_most', { name: list(yours) })}
      </p>
      <table className="w-full table-fixed border-separate border-spacing-x-3">
        <thead>
          <tr className="text-sm text-ink-2">
            <th scope="col" className={`${CELL} w-2/5 font-semibold`}>
              {t('careers.interest')}
            </th>
            <th scope="col" className={`${CELL} font-semibold`}>
              {t('careers.the_work')}
            </th>
            {own && (
              <th scope="col" className={`${CELL} font-semibold`}>
                {t('careers.you')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ letter, name, work, mine }) => (
            <tr key={letter}>
              <th scope="row" className={`${CELL} text-sm font-medium`}>
                {name}
              </th>
              <td className={CELL}>{bar(`${name}, ${t('careers.the_work')}`, work, 'accent')}</td>
              {mine !== undefined && <td className={CELL}>{bar(`${name}, ${t('careers.you')}`, mine, 'primary')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-ink-2">{t('careers.interests_scale')}</p>
    </section>
  )
}

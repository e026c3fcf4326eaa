import type { CareerDoors, Outcome } from '@tajiconnect/contract/doors'
import type { Grades } from '@tajiconnect/contract/kcse'
import type { PathwayCareer, Pathways } from '@tajiconnect/contract/pathways'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import type { MessageId } from '../../i18n/messages.ts'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { DoorRow } from './DoorRow.tsx'
import { FirstFew } from './FirstFew.tsx'
import { useNarrow } from './useNarrow.tsx'

const GROUPS = ['degree', 'diploma', 'certificate', 'none'] as const
type Group = (typeof GROUPS)[number]

const WORDS: Record<Group, MessageId> = {
  degree: 'pathways.by_degree',
  diploma: 'pathways.by_diploma',
  certificate: 'pathways.by_certificate',
  none: 'pathways.by_none',
}
const LEADS: Record<Group, MessageId> = {
  degree: 'pathways.degree_lead',
  diploma: 'pathways.diploma_lead',
  certificate: 'pathways.certificate_lead',
  none: 'pathways.none_lead',
}

const groupOf = ({ level }: CareerDoors): Group => (level === 'work' ? 'certificate' : (level ?? 'none'))

/** How good the grades are, in points, in the subjects that matter for a career. */
const strengthIn =
  ({ kcse }: Pathways, grades: Grades) =>
  ({ subjects }: PathwayCareer) => {
    const points = subjects.map((subject) => {
      const grade = grades[subject]
      return grade ? kcse.points[grade] : 0
    })
    return points.reduce((sum, value) => sum + value, 0) / Math.max(1, points.length)
  }

/** Every career, under the highest door that is open with these grades. */
export function OpenDoors({ pathways, grades, result }: { pathways: Pathways; grades: Grades; result: Outcome }) {
  const t = useT()
  const { filters, keeps, key } = useNarrow()
  const [chosen, choose] = useState<Group | null>(null)
  const shown = result.careers.filter(({ career }) => keeps(career))
  const count = (group: Group) => shown.filter((each) => groupOf(each) === group).length
  const group = chosen ?? GROUPS.find((each) => count(each) > 0) ?? 'degree'
  const strength = strengthIn(pathways, grades)
  const rows = shown
    .filter((each) => groupOf(each) === group)
    .toSorted((a, b) => strength(b.career) - strength(a.career))
  const [degree, diploma, certificate, none] = GROUPS.map(count)
  return (
    <section className="mt-3 flex flex-col gap-3">
      <h2 className="text-lg">{t('pathways.open')}</h2>
      <output className="text-ink-2">
        {t('pathways.open_counts', {
          degree: degree ?? 0,
          diploma: diploma ?? 0,
          certificate: certificate ?? 0,
          none: none ?? 0,
        })}
      </output>
      <div className="flex flex-col gap-3 print:hidden">
        <FilterChips
          label={t('pathways.door')}
          options={GROUPS.map((value) => ({ value, label: `${t(WORDS[value])} · ${count(value)}` }))}
          value={group}
          onChange={choose}
        />
        {filters}
      </div>
      <p className="max-w-text text-sm text-ink-2">
        {t(LEADS[group])} {t('pathways.strongest_first')}
      </p>
      <FirstFew key={`${group} ${key}`} rows={rows} empty={t('pathways.nobody')}>
        {(each) => <DoorRow key={each.career.id} doors={each} pathways={pathways} />}
      </FirstFew>
      <p className="max-w-text">{t('pathways.never_closed')}</p>
    </section>
  )
}

import { LEVELS } from '@tajiconnect/contract/doors'
import type { Fit } from '@tajiconnect/contract/placement'
import { useState } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { CareerLink } from './CareerLink.tsx'
import { useRule } from './DoorState.tsx'
import { FirstFew } from './FirstFew.tsx'
import { useNarrow } from './useNarrow.tsx'

/** A combination keeps a career open where it fits the highest way that leads there. */
const isKept = ({ career, level }: Fit) =>
  level !== null && level === LEVELS.find((each) => career.ways_in.some((way) => way.level === each))

/** Both lists of a combination: what it keeps open, and what it closes, with the reason for each. */
export function OpensAndCloses({ fits }: { fits: readonly Fit[] }) {
  const t = useT()
  const [side, setSide] = useState<'opens' | 'closes'>('opens')
  const { filters, keeps, key } = useNarrow()
  const shown = fits.filter(({ career }) => keeps(career))
  const opens = shown.filter(isKept)
  const closes = shown.filter((fit) => !isKept(fit))
  return (
    <section className="mt-3 flex flex-col gap-3">
      <h2 className="text-lg">{t('pathways.combination_result')}</h2>
      <output className="text-ink-2">
        {t('pathways.combination_counts', { opens: opens.length, closes: closes.length })}
      </output>
      <div className="flex flex-col gap-3 print:hidden">
        <FilterChips
          label={t('pathways.side')}
          options={[
            { value: 'opens', label: `${t('pathways.opens')} · ${opens.length}` },
            { value: 'closes', label: `${t('pathways.closes')} · ${closes.length}` },
          ]}
          value={side}
          onChange={setSide}
        />
        {filters}
      </div>
      <p className="max-w-text text-sm text-ink-2">
        {t(side === 'opens' ? 'pathways.opens_lead' : 'pathways.closes_lead')}
      </p>
      <FirstFew key={`${side} ${key}`} rows={side === 'opens' ? opens : closes} empty={t('pathways.nobody')}>
        {(fit) => <FitRow key={fit.career.id} fit={fit} />}
      </FirstFew>
      <p className="max-w-text">{t('pathways.never_closed')}</p>
    </section>
  )
}

function FitRow({ fit: { career, shut, helped } }: { fit: Fit }) {
  const t = useT()
  const text = useText()
  const rule = useRule()
  const closed = new Set(shut.map(({ way }) => way))
  const open = career.ways_in.filter((way) => !closed.has(way))
  return (
    <li className="flex flex-col items-start gap-1 py-3">
      <div className="w-full">
        <CareerLink career={career} />
      </div>
      {helped > 0 && <p className="text-sm text-ink-2">{t('pathways.helped', { count: helped })}</p>}
      {shut.map(({ way, missing, essential }) => (
        <div key={way.name.en} className="flex flex-col items-start gap-1">
          <p className="text-sm">{text(way.name)}</p>
          <Chip tone="plain" icon="lock">
            {rule({ ...missing, grade: null })}
          </Chip>
          {essential && <p className="text-sm text-ink-2">{t('pathways.essential_unsure')}</p>}
        </div>
      ))}
      {open.length > 0 && (
        <div className="flex flex-col items-start gap-1">
          <Chip icon="check">{t(shut.length > 0 ? 'pathways.still_open' : 'pathways.open_ways')}</Chip>
          <ul className="text-sm">
            {open.map(({ name }) => (
              <li key={name.en}>{text(name)}</li>
            ))}
          </ul>
        </div>
      )}
    </li>
  )
}

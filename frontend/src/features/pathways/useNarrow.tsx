import type { PathwayCareer } from '@tajiconnect/contract/pathways'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { SelectField } from '../../ui/SelectField.tsx'

const PATHWAYS = ['STEM', 'Social Sciences', 'Arts and Sports Science'] as const

/** Narrows careers to a pathway, and to those that fit the learner where this phone holds such a list. */
export function useNarrow() {
  const t = useT()
  const [pathway, setPathway] = useState('')
  const [fitting, setFitting] = useState(false)
  // Only what the phone holds already: this page asks nobody to rank anything.
  const { data } = useQuery({ ...query('GET /ai/career-recommendations'), enabled: false })
  const mine = data?.recommendations.map(({ career }) => career.id)
  const only = fitting && mine !== undefined
  const filters = (
    <div className="grid grid-cols-2 items-end gap-3">
      <SelectField
        label={t('pathways.pathway')}
        options={[
          { value: '', label: t('pathways.every_pathway') },
          ...PATHWAYS.map((value) => ({ value, label: value })),
        ]}
        value={pathway}
        onChange={({ target }) => setPathway(target.value)}
      />
      {mine && (
        <SelectField
          label={t('pathways.which')}
          options={[
            { value: 'all', label: t('pathways.all') },
            { value: 'mine', label: t('pathways.fitting') },
          ]}
          value={only ? 'mine' : 'all'}
          onChange={({ target }) => setFitting(target.value === 'mine')}
        />
      )}
    </div>
  )
  const keeps = (career: PathwayCareer) =>
    (pathway === '' || career.pathway === pathway) && (!only || mine.includes(career.id))
  return { filters, keeps, key: `${pathway} ${only}` }
}

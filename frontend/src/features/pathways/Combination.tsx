import type { SubjectId } from '@tajiconnect/contract/onboarding'
import { combinationFits, isOfPathway } from '@tajiconnect/contract/placement'
import { useT } from '../../i18n/i18n.ts'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { useSubjectName } from './grades.ts'
import { useKept } from './kept.ts'
import { OpensAndCloses } from './OpensAndCloses.tsx'
import { Sources } from './Sources.tsx'
import { useStaged } from './staged.ts'

interface Chosen {
  pathway: string
  electives: (SubjectId | '')[]
  core_mathematics: boolean
}

const NOTHING: Chosen = { pathway: 'STEM', electives: [], core_mathematics: false }

/** A pathway and three electives, and the careers that they open and close. */
export default function Combination() {
  const t = useT()
  const { pathways, stage } = useStaged()
  const name = useSubjectName()
  const { cbe } = pathways
  const [chosen, keep] = useKept<Chosen>('combination', NOTHING)
  const { pathway } = chosen
  const places = Array.from({ length: cbe.electives }, (_, at) => chosen.electives[at] ?? '')
  const electives = places.flatMap((subject) => (subject === '' ? [] : [subject]))
  const isWhole = new Set(electives).size === cbe.electives
  const core_mathematics = chosen.core_mathematics || cbe.core_mathematics.some((each) => each === pathway)
  const tracks = [...cbe.tracks].toSorted((a, b) => Number(b.pathway === pathway) - Number(a.pathway === pathway))
  const choose = (at: number, value: string) =>
    keep({
      ...chosen,
      electives: places.map((each, place) =>
        place === at ? (tracks.flatMap(({ subjects }) => subjects).find((id) => id === value) ?? '') : each,
      ),
    })
  return (
    <>
      <section className="mt-3 flex flex-col gap-3">
        <h2 className="text-lg">
          {t(stage === 'grade_10_12' ? 'pathways.combination_yours' : 'pathways.combination')}
        </h2>
        <p className="max-w-text text-ink-2">{t('pathways.combination_lead', { count: cbe.electives })}</p>
        <FilterChips
          label={t('pathways.pathway')}
          options={cbe.chosen.map((each) => ({ value: each.pathway as string, label: each.pathway }))}
          value={pathway}
          onChange={(value) => keep({ ...chosen, pathway: value })}
        />
        <p className="text-sm text-ink-2">
          {t('pathways.chosen_by', {
            percent: cbe.chosen.find((each) => each.pathway === pathway)?.percent ?? 0,
            year: String(cbe.first_year),
          })}
        </p>
        <div className="grid gap-3">
          {places.map((subject, at) => (
            <SelectField
              // oxlint-disable-next-line react/no-array-index-key -- the places are what they are
              key={at}
              label={t('pathways.elective', { count: at + 1 })}
              placeholder={t('pathways.choose')}
              options={tracks.flatMap(({ track, subjects }) =>
                subjects
                  .filter((id) => id === subject || !electives.includes(id))
                  .map((id) => ({ value: id as string, label: `${name(id)} · ${track}` })),
              )}
              value={subject}
              onChange={({ target }) => choose(at, target.value)}
            />
          ))}
        </div>
        {!cbe.core_mathematics.some((each) => each === pathway) && (
          <FilterChips
            label={t('pathways.mathematics')}
            options={[
              { value: 'essential', label: t('pathways.mathematics_essential') },
              { value: 'core', label: t('pathways.mathematics_core') },
            ]}
            value={chosen.core_mathematics ? 'core' : 'essential'}
            onChange={(value) => keep({ ...chosen, core_mathematics: value === 'core' })}
          />
        )}
        {isWhole && !isOfPathway(cbe, pathway, electives) && (
          <Notice tone="warn">{t('pathways.not_of_pathway', { count: cbe.at_least_from_pathway })}</Notice>
        )}
      </section>
      {isWhole ? (
        <OpensAndCloses fits={combinationFits(pathways, { electives, core_mathematics })} />
      ) : (
        <p className="text-ink-2">{t('pathways.choose_all', { count: cbe.electives })}</p>
      )}
      <section className="mt-3 flex flex-col gap-2">
        <h2 className="text-lg">{t('pathways.not_known_yet')}</h2>
        <ul className="flex max-w-text list-disc flex-col gap-2 pl-6">
          <li>
            {t('pathways.unknown_exam', { exam: String(cbe.first_exam), year: String(pathways.requirements_year) })}
          </li>
          <li>{t('pathways.unknown_mathematics')}</li>
          <li>{t('pathways.unknown_schools')}</li>
        </ul>
        <Sources sources={cbe.sources} />
      </section>
    </>
  )
}

import { frontier } from '@tajiconnect/contract/learner/session'
import type { LearnerState } from '@tajiconnect/contract/skills'
import { useQuery } from '@tanstack/react-query'
import { useT, useText } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { useLearner } from './learner.ts'
import { usePlan, type Plan } from './plan.ts'
import { SkillDetail } from './SkillDetail.tsx'
import { SkillsList } from './SkillsList.tsx'
import { SkillsMap } from './SkillsMap.tsx'
import { ALL, MINE, useAddress } from './useAddress.ts'

/** Every skill with what it rests on and how well it is known: as a map, or as a list that says the same. */
export default function SkillsPage() {
  const t = useT()
  const { skills, plan } = usePlan()
  const learner = useLearner()
  const skeleton = <SkillsSkeleton label={t('common.loading')} />
  return (
    <>
      <title>{`${t('skills.skills')} · TajiConnect`}</title>
      <PageHeader
        title={t('skills.skills')}
        lead={t('skills.lead')}
        back={{ href: paths.learn, label: t('common.learn') }}
        right={
          <ButtonLink look="secondary" href={paths.practice}>
            {t('common.practise')}
          </ButtonLink>
        }
      />
      <Loaded query={skills} skeleton={skeleton}>
        {() => (
          <Loaded query={learner} skeleton={skeleton}>
            {(state) => <Skills plan={plan} state={state} />}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

function Skills({ plan, state }: { plan: Plan; state: LearnerState }) {
  const t = useT()
  const textOf = useText()
  const { view, subject, skill, set, hrefOf } = useAddress()
  const named = useQuery(query('GET /subjects'))
  if (named.isLoading) return <SkillsSkeleton label={t('common.loading')} />
  const { skills, weights } = plan
  const ahead = frontier(state, skills, weights)
  const subjects = [...new Set(skills.map(({ subject_id }) => subject_id))]
  const nameOf = (id: string) => {
    if (id === MINE) return t('skills.mine')
    const known = named.data?.items.find((one) => one.id === id)
    return known ? textOf(known.name) : wordsOf(id)
  }
  const choices = [...(weights.size > 0 ? [MINE] : []), ...(view === 'list' ? [ALL] : []), ...subjects]
  const chosen = choices.find((id) => id === subject) ?? choices[0]
  if (!chosen) return <EmptyState icon="book" title={t('skills.no_skills_title')} text={t('skills.no_skills_text')} />

  const found = skills.filter(
    ({ id, subject_id }) => chosen === ALL || subject_id === chosen || (chosen === MINE && weights.has(id)),
  )
  return (
    <>
      <div className="flex flex-col gap-3 wide:flex-row-reverse wide:items-end wide:justify-between">
        <FilterChips
          label={t('skills.view')}
          options={[
            { value: 'map', label: t('skills.map') },
            { value: 'list', label: t('skills.list') },
          ]}
          value={view}
          onChange={(view) => set({ view })}
        />
        <div className="wide:w-80">
          <SelectField
            label={t('skills.which')}
            options={choices.map((id) => ({ value: id, label: id === ALL ? t('skills.all_subjects') : nameOf(id) }))}
            value={chosen}
            onChange={({ target }) => set({ subject: target.value })}
          />
        </div>
      </div>
      {view === 'map' ? (
        <SkillsMap
          key={chosen}
          name={nameOf(chosen)}
          skills={found}
          state={state}
          start={ahead.find((id) => found.some((each) => each.id === id)) ?? found[0]?.id}
          hrefOf={hrefOf}
        />
      ) : (
        <SkillsList
          groups={subjects
            .map((id) => ({ id, name: nameOf(id), skills: found.filter(({ subject_id }) => subject_id === id) }))
            .filter((group) => group.skills.length > 0)}
          plan={plan}
          state={state}
          hrefOf={hrefOf}
        />
      )}
      <SkillDetail
        skill={skills.find(({ id }) => id === skill)}
        plan={plan}
        state={state}
        hrefOf={hrefOf}
        onClose={() => set({ skill: '' })}
      />
    </>
  )
}

/** An id in words, “Life skills”, where its name is not on the phone. */
const wordsOf = (id: string) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')

const SkillsSkeleton = ({ label }: { label: string }) => (
  <Skeleton label={label}>
    <Bone className="h-10 w-48" />
    <Bone className="h-12 w-full" />
    <Bone className="h-96 w-full" />
  </Skeleton>
)

import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { Quiet } from './Quiet.tsx'
import { reportOf } from './queries.ts'
import { SkillCard } from './SkillCard.tsx'

/** Who is stuck on what: skills that somebody is stuck on first, those that nobody has tried last. */
export function Report({ course_id, class_id }: { course_id: string; class_id: string }) {
  const t = useT()
  const text = useText()
  const { list } = useFormat()
  const report = useQuery(reportOf(course_id, class_id))
  return (
    <section aria-labelledby="report" className="flex flex-col gap-4">
      <div>
        <h2 id="report" className="text-lg">
          {t('classes.report')}
        </h2>
        <p className="max-w-text text-sm text-ink-2">{t('classes.report_text')}</p>
      </div>
      <Loaded query={report} skeleton={<Waiting />}>
        {({ skills, learners, quiet }) => {
          const untried = skills.filter(({ levels }) => levels.none === learners)
          const tried = skills
            .filter((skill) => !untried.includes(skill))
            .toSorted((a, b) => b.stuck.length - a.stuck.length || b.wrong_answers.length - a.wrong_answers.length)
          return (
            <>
              {tried.length === 0 && <p className="max-w-text">{t('classes.report_none')}</p>}
              <ul className="grid items-start gap-4 wide:grid-cols-2">
                {tried.map((skill) => (
                  <SkillCard key={skill.skill_id} skill={skill} learners={learners} />
                ))}
              </ul>
              {tried.length > 0 && untried.length > 0 && (
                <p className="max-w-text text-sm text-ink-2">
                  {t('classes.untried', { skills: list(untried.map(({ name }) => text(name))) })}
                </p>
              )}
              <Quiet quiet={quiet} />
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

const Waiting = () => (
  <Skeleton label={useT()('common.loading')}>
    <Bone className="h-48" />
    <Bone className="h-48" />
  </Skeleton>
)

import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { FieldError } from '../../ui/Field.tsx'
import { Section } from '../../ui/Section.tsx'
import { LIMITS, newOwnId, skillsUsed, type OwnSkill } from './course.ts'
import { useDesk, useFault } from './desk.ts'
import { addSkill, changeSkill, removeSkill } from './edit.ts'
import { Line, TakeOut } from './fields.tsx'
import { SkillPicker } from './SkillPicker.tsx'
import { useSkills } from './useSkills.ts'

/** What the course teaches: skills there were, and those that its author adds. */
export function OwnSkills() {
  const t = useT()
  const { course, keeper } = useDesk()
  const { nameOf } = useSkills()
  const own = new Set(course.skills.map(({ id }) => id))
  const others = skillsUsed(course).filter((id) => !own.has(id))
  const [fresh, setFresh] = useState<string | null>(null)
  const add = () => {
    const id = newOwnId(course)
    keeper.change(addSkill({ id, name: { en: '', sw: '' }, subject_id: course.subject_id, prerequisites: [] }))
    setFresh(id)
  }
  return (
    <Section title={t('authoring.skills')}>
      <p className="max-w-text text-sm text-ink-2">{t('authoring.skills_text')}</p>
      {others.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-6 marker:text-primary">
          {others.map((id) => (
            <li key={id}>{nameOf(id) ?? t('common.loading')}</li>
          ))}
        </ul>
      )}
      <ul data-list tabIndex={-1} className="flex flex-col divide-y divide-line outline-none">
        {course.skills.map((skill) => (
          <OwnSkillRow key={skill.id} skill={skill} open={skill.id === fresh} />
        ))}
      </ul>
      {course.skills.length < LIMITS.skills && (
        <div>
          <Button look="secondary" icon="plus" onClick={add}>
            {t('authoring.skill_new')}
          </Button>
        </div>
      )}
    </Section>
  )
}

function OwnSkillRow({ skill, open }: { skill: OwnSkill; open: boolean }) {
  const t = useT()
  const { faults, keeper, remove } = useDesk()
  const { nameOf } = useSkills()
  const { words } = useFault(skill.id)
  const { words: circle, mend } = useFault(`${skill.id}.prerequisites`)
  const [choosing, setChoosing] = useState(false)
  const name = nameOf(skill.id) ?? t('authoring.skill_unnamed')
  const change = (part: Partial<OwnSkill>) => keeper.change(changeSkill({ ...skill, ...part }))
  const isFaulty = faults.some(({ id }) => id === skill.id)
  return (
    <li className="py-1">
      <Disclosure summary={name} open={open || isFaulty}>
        <div className="flex flex-col gap-4">
          {words && <FieldError id={`${skill.id}-error`}>{words}</FieldError>}
          <div className="grid gap-4 wide:grid-cols-2">
            {(['en', 'sw'] as const).map((language) => (
              <Line
                key={language}
                at={`${skill.id}.name.${language}`}
                label={t(`authoring.name_${language}`)}
                lang={language}
                value={skill.name[language]}
                maxLength={80}
                onWrite={(text) => change({ name: { ...skill.name, [language]: text } })}
              />
            ))}
          </div>
          <div className="flex flex-col gap-1">
            <p className="font-semibold">{t('authoring.skill_before')}</p>
            <ul data-list tabIndex={-1} className="flex flex-col outline-none">
              {skill.prerequisites.map((id) => (
                <li key={id} className="flex items-center justify-between gap-2">
                  {nameOf(id) ?? id}
                  <TakeOut
                    label={t('authoring.take_out', { text: nameOf(id) ?? id })}
                    onTakeOut={() => change({ prerequisites: skill.prerequisites.filter((each) => each !== id) })}
                  />
                </li>
              ))}
            </ul>
            {circle && <FieldError id={`${skill.id}-circle`}>{circle}</FieldError>}
            <div className="flex flex-wrap gap-2">
              <Button look="secondary" icon="plus" name={`${skill.id}.prerequisites`} onClick={() => setChoosing(true)}>
                {t('authoring.skill_before_add')}
              </Button>
              <Button
                look="quiet"
                icon="bin"
                name={skill.id}
                onClick={() => remove(removeSkill(skill.id), t('authoring.removed', { text: name }))}
              >
                {t('authoring.skill_remove')}
              </Button>
            </div>
          </div>
        </div>
      </Disclosure>
      {choosing && (
        <SkillPicker
          title={t('authoring.skill_before')}
          without={[skill.id, ...skill.prerequisites]}
          onClose={() => setChoosing(false)}
          onChoose={(id) => {
            mend()
            change({ prerequisites: [...skill.prerequisites, id] })
            setChoosing(false)
          }}
        />
      )}
    </li>
  )
}

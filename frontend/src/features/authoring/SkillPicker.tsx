import { useState } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { folded } from '../../utils/folded.ts'
import { LIMITS, newOwnId } from './course.ts'
import { useDesk } from './desk.ts'
import { addSkill } from './edit.ts'
import { useSkills } from './useSkills.ts'

const SHOWN = 8

interface SkillPickerProps {
  title: string
  /** Not to be offered. */
  without?: readonly string[]
  onChoose: (id: string) => void
  onClose: () => void
}

/** Finds a skill by its words in either language, or makes a new one of the course's own. */
export function SkillPicker({ title, without, onChoose, onClose }: SkillPickerProps) {
  const t = useT()
  const text = useText()
  const { course, keeper } = useDesk()
  const { skills, loaded } = useSkills()
  const [typed, setTyped] = useState('')
  const [naming, setNaming] = useState(false)
  const words = folded(typed).split(/\s+/)
  const found = skills.filter(
    ({ id, name, subject_id }) =>
      !without?.includes(id) && words.every((word) => folded(`${name.en} ${name.sw} ${subject_id}`).includes(word)),
  )
  // The course's own subject first.
  const sorted = [
    ...found.filter(({ subject_id }) => subject_id === course.subject_id),
    ...found.filter(({ subject_id }) => subject_id !== course.subject_id),
  ]

  if (naming)
    return (
      <NewSkill
        typed={typed}
        onClose={onClose}
        onMake={(name) => {
          const id = newOwnId(course)
          keeper.change(addSkill({ id, name, subject_id: course.subject_id, prerequisites: [] }))
          onChoose(id)
        }}
      />
    )
  return (
    <Dialog open onClose={onClose} title={title} closeLabel={t('common.close')}>
      <div className="flex flex-col gap-4">
        <TextField
          type="search"
          label={t('authoring.skill_search')}
          value={typed}
          maxLength={80}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Loaded query={loaded} skeleton={<Skeleton label={t('common.loading')} />}>
          {() => (
            <>
              <output className="text-sm text-ink-2">{t('authoring.skill_found', { count: found.length })}</output>
              <ul className="flex flex-col divide-y divide-line">
                {sorted.slice(0, SHOWN).map(({ id, name }) => (
                  <li key={id}>
                    <button
                      type="button"
                      onClick={() => onChoose(id)}
                      className="flex min-h-12 w-full cursor-pointer items-center rounded-control px-2 text-left font-medium text-primary hover:bg-primary-soft"
                    >
                      {text(name) || name.en || name.sw}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
        {course.skills.length < LIMITS.skills && (
          <Button look="secondary" icon="plus" onClick={() => setNaming(true)}>
            {t('authoring.skill_new')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

interface NewSkillProps {
  /** What was searched for in vain. */
  typed: string
  onMake: (name: { en: string; sw: string }) => void
  onClose: () => void
}

function NewSkill({ typed, onMake, onClose }: NewSkillProps) {
  const t = useT()
  const { course } = useDesk()
  const [name, setName] = useState({ en: '', sw: '', [course.language]: typed })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('authoring.skill_new')}
      closeLabel={t('common.close')}
      actions={
        <Button
          wide
          disabled={!name.en.trim() || !name.sw.trim()}
          onClick={() => onMake({ en: name.en.trim(), sw: name.sw.trim() })}
        >
          {t('authoring.skill_add')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-sm text-ink-2">{t('authoring.skill_new_text')}</p>
        {(['en', 'sw'] as const).map((language) => (
          <TextField
            key={language}
            label={t(`authoring.name_${language}`)}
            lang={language}
            value={name[language]}
            maxLength={80}
            onChange={({ target }) => setName({ ...name, [language]: target.value })}
          />
        ))}
      </div>
    </Dialog>
  )
}

import { useId, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldError } from '../../ui/Field.tsx'
import { useFault } from './desk.ts'
import { SkillPicker } from './SkillPicker.tsx'
import { useSkills } from './useSkills.ts'

interface SkillFieldProps {
  at: string
  label: string
  value: string
  onChoose: (id: string) => void
}

/** The skill that a lesson or a question is about. */
export function SkillField({ at, label, value, onChoose }: SkillFieldProps) {
  const t = useT()
  const id = useId()
  const [choosing, setChoosing] = useState(false)
  const { words, mend } = useFault(at)
  const { nameOf, loaded } = useSkills()
  const name = nameOf(value)
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className="font-semibold">
        {label}
      </span>
      <div className="mt-1 flex min-h-12 items-center justify-between gap-x-1 rounded-control border-[1.5px] border-edge bg-surface pl-4">
        <span className={`min-w-0 py-3 leading-tight break-words ${name ? '' : 'text-ink-2'}`}>
          {name ?? (loaded.isPending ? t('common.loading') : t('authoring.skill_none'))}
        </span>
        <Button look="quiet" name={at} aria-describedby={id} onClick={() => setChoosing(true)}>
          {t(name ? 'common.edit' : 'authoring.choose')}
        </Button>
      </div>
      {words && <FieldError id={`${id}-error`}>{words}</FieldError>}
      {choosing && (
        <SkillPicker
          title={label}
          onClose={() => setChoosing(false)}
          onChoose={(skill) => {
            mend()
            onChoose(skill)
            setChoosing(false)
          }}
        />
      )}
    </div>
  )
}

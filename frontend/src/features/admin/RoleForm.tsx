import type { AdminUser } from '@tajiconnect/contract/admin'
import { useState, type SyntheticEvent } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Outcome } from './Outcome.tsx'
import { useChange } from './queries.ts'
import { Section } from './Section.tsx'
import { ROLES } from './words.ts'

/** What the person may do here; it counts from their next tap on. */
export function RoleForm({ person }: { person: AdminUser }) {
  const t = useT()
  const [chosen, setChosen] = useState(person.role)
  const { mutate, isPending, isSuccess, error, reset } = useChange(person.id)
  const same = chosen === person.role

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    if (!same) mutate({ role: chosen })
  }
  return (
    <Section title={t('admin.role')}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <SelectField
          label={t('admin.role_label')}
          hint={t(`admin.role_${chosen}_text`)}
          value={chosen}
          options={ROLES.map((value) => ({ value, label: t(`admin.role_${value}`) }))}
          onChange={({ target }) => {
            setChosen(ROLES.find((role) => role === target.value) ?? person.role)
            reset()
          }}
        />
        <Outcome error={error} done={isSuccess ? t('admin.role_done') : ''} />
        <Button type="submit" look="secondary" busy={isPending} disabled={same}>
          {t('admin.role_change')}
        </Button>
      </form>
    </Section>
  )
}

import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { changeAccount } from '../../parts/account.ts'
import { useForm } from '../../parts/useForm.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** Saved on this phone at once; the gateway gets it when it can be reached. */
export function NameForm({ name }: { name: string }) {
  const t = useT()
  const [saved, setSaved] = useState(false)
  const { form, busy, errorOf } = useForm<'name'>(async (typed) => {
    if (typed.name !== name) await changeAccount(typed)
    setSaved(true)
  })
  return (
    <form {...form} className="flex flex-col gap-3" onChange={() => setSaved(false)}>
      <TextField
        label={t('users.name')}
        error={errorOf('name')}
        name="name"
        autoComplete="name"
        maxLength={80}
        defaultValue={name}
        required
      />
      <div className="flex items-center gap-4">
        <Button type="submit" look="secondary" busy={busy}>
          {t('common.save')}
        </Button>
        <output className="text-sm text-ink-2">{saved && t('common.saved')}</output>
      </div>
    </form>
  )
}

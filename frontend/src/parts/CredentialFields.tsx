import { PASSWORD_MIN } from '@tajiconnect/contract/limits'
import type { ComponentProps } from 'react'
import { useT } from '../i18n/i18n.ts'
import { PasswordField, TextField } from '../ui/TextField.tsx'

type Field = Omit<ComponentProps<typeof TextField>, 'type'>

/** An e-mail address, `email` in its form. `autoComplete` is `username` where one signs in with it. */
export const EmailField = (field: Field) => (
  <TextField
    type="email"
    name="email"
    autoComplete="email"
    autoCapitalize="none"
    spellCheck={false}
    maxLength={254}
    required
    {...field}
  />
)

/** The password an account has, `password` in its form. */
export function CurrentPasswordField(field: Field) {
  const t = useT()
  return (
    <PasswordField
      showLabel={t('common.show_password')}
      hideLabel={t('common.hide_password')}
      name="password"
      autoComplete="current-password"
      maxLength={128}
      required
      {...field}
    />
  )
}

/** A password to be chosen, with its rules said before. */
export function NewPasswordField(field: Field) {
  const t = useT()
  return (
    <CurrentPasswordField
      hint={t('common.password_hint', { min: PASSWORD_MIN })}
      autoComplete="new-password"
      minLength={PASSWORD_MIN}
      {...field}
    />
  )
}

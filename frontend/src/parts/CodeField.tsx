import { useState } from 'react'
import { useT } from '../i18n/i18n.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { focusOnArrival } from './focus.ts'

interface CodeFieldProps {
  error: string | undefined
  /** It comes in answer to something, and takes the focus. */
  arrives?: boolean
}

/** The second factor, `otp` in its form: six digits from the app or, with another keyboard, a backup code. */
export function CodeField({ error, arrives }: CodeFieldProps) {
  const t = useT()
  const [backup, setBackup] = useState(false)
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="w-full">
        {backup ? (
          <TextField
            key="backup"
            ref={focusOnArrival}
            label={t('common.backup_code')}
            hint={t('common.backup_code_hint')}
            error={error}
            name="otp"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            minLength={6}
            maxLength={40}
            required
          />
        ) : (
          <AppCodeField hint={t('common.code_hint')} error={error} arrives={arrives} />
        )}
      </div>
      <Button look="quiet" onClick={() => setBackup(!backup)}>
        {t(backup ? 'common.code_use' : 'common.backup_code_use')}
      </Button>
    </div>
  )
}

/** Six digits from the authenticator app. */
export function AppCodeField({ arrives, ...field }: CodeFieldProps & { hint: string }) {
  const t = useT()
  return (
    <TextField
      {...field}
      name="otp"
      ref={arrives ? focusOnArrival : undefined}
      label={t('common.code')}
      inputMode="numeric"
      autoComplete="one-time-code"
      minLength={6}
      maxLength={40}
      required
    />
  )
}

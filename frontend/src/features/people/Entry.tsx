import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { agree } from '../../parts/agree.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { paths } from '../../paths.ts'
import { pictureUrl } from '../../services/api/picture-url.ts'
import { unpark } from '../../stores/parking.ts'
import type { Person } from '../../stores/people.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PinField } from './PinField.tsx'
import { TakeOff } from './TakeOff.tsx'

/** One learner's way in: by the PIN or, once that was tried too often, by the password alone. */
export function Entry({ person, onTakenOff }: { person: Person; onTakenOff: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { state } = useLocation() as { state: { from?: unknown } | null }
  const { user } = person
  const byPin = Boolean(person.lock && person.sealed)
  return (
    <>
      <div className="flex flex-col items-center gap-2">
        <Avatar name={user.name} src={pictureUrl(user)} className="size-20 text-3xl" />
        <h2 className="max-w-full text-center text-lg wrap-anywhere">{user.name}</h2>
      </div>
      {byPin ? <PinEntry person={person} /> : <Notice tone="warn">{t('people.locked')}</Notice>}
      <div className="flex flex-col gap-1">
        <Button
          key={String(byPin)}
          ref={byPin ? undefined : focusOnArrival}
          look={byPin ? 'quiet' : 'primary'}
          wide
          onClick={() => void navigate(paths.signIn, { state: { email: user.email, from: state?.from } })}
        >
          {t(byPin ? 'people.use_password' : 'people.log_in')}
        </Button>
        <TakeOff person={person} onDone={onTakenOff} />
      </div>
    </>
  )
}

/** Goes off at the last digit. A wrong PIN is said, and leaves the field empty and in hand. */
function PinEntry({ person: { user, digits } }: { person: Person }) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<{ left: number } | null>(null)

  useEffect(() => field.current?.focus(), [])

  async function enter(typed: string) {
    if (busy || typed === '') return
    setBusy(true)
    try {
      const tried = await unpark(user.id, typed)
      if ('user' in tried) return await agree(tried.user)
      setWrong(tried)
      setPin('')
      field.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  function type(typed: string) {
    if (busy) return
    setPin(typed)
    if (typed.length === digits) void enter(typed)
  }

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void enter(pin)
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {wrong && (
        <Notice key={wrong.left} tone="danger">
          {t('people.wrong', { left: wrong.left })}
        </Notice>
      )}
      <PinField
        ref={field}
        label={t('people.pin', { name: user.name })}
        value={pin}
        onChange={type}
        aria-invalid={wrong !== null}
      />
      <Button type="submit" wide busy={busy}>
        {t('common.continue')}
      </Button>
    </form>
  )
}

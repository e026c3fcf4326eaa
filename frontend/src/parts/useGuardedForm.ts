import { useRef, useState } from 'react'
import { useForm } from './useForm.ts'
import { ApiError } from '../services/api/api-error.ts'
import { currentUser } from '../services/api/auth.ts'

/** Two-factor was turned on or off elsewhere. */
const OUTDATED = new Set(['otp_required', 'not_ready'])

/**
 * A form for a change that asks again who one is: `password`, and `otp` where two-factor is on (see Proof). It empties
 * itself once it is `done`: no password is left standing in it.
 */
export function useGuardedForm<Name extends string = never>(
  submit: (values: Record<Name | 'password' | 'otp', string>) => Promise<void>,
) {
  const element = useRef<HTMLFormElement>(null)
  const [done, setDone] = useState(false)
  const { form, ...rest } = useForm<Name | 'password' | 'otp'>(
    async (values) => {
      setDone(false)
      try {
        await submit(values)
      } catch (error) {
        if (error instanceof ApiError && OUTDATED.has(error.code)) await currentUser().catch(() => undefined)
        throw error
      }
      element.current?.reset()
      setDone(true)
    },
    { invalid_credentials: 'password', invalid_otp: 'otp' },
  )
  return { ...rest, done, form: { ...form, ref: element, onChange: () => setDone(false) } }
}

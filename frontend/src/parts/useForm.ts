import { useState, type SyntheticEvent } from 'react'
import { useT } from '../i18n/i18n.ts'
import type { MessageId } from '../i18n/messages.ts'
import { ApiError, type ErrorCode } from '../services/api/api-error.ts'
import { useFailureWords } from './failure.ts'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What is wrong with a field, by the browser's own checks or by the gateway's code for it. */
const words: Record<string, MessageId> = {
  required: 'common.field_required',
  invalid_email: 'common.field_email',
  too_small: 'common.field_too_short',
  too_big: 'common.field_too_long',
  common_password: 'common.field_common_password',
  invalid_credentials: 'error.invalid_credentials',
  invalid_otp: 'error.invalid_otp',
  email_taken: 'error.email_taken',
  invalid_code: 'error.invalid_code',
}

function codeOf({ validity }: Control): string | null {
  if (validity.valid) return null
  if (validity.valueMissing) return 'required'
  if (validity.typeMismatch) return 'invalid_email'
  if (validity.tooShort) return 'too_small'
  return validity.tooLong ? 'too_big' : 'other'
}

/**
 * A form by the browser's own rules (`required`, `type="email"`, `minLength` …) with our words. `submit` gets the trimmed
 * values by name; what the gateway finds wrong with a field appears at that field, and so does a failure that `fieldOf`
 * knows the field of. `ownWords` are for codes of this form's fields alone. Nothing typed is ever lost.
 */
export function useForm<Name extends string>(
  submit: (values: Record<Name, string>) => Promise<void>,
  fieldOf: Partial<Record<ErrorCode, NoInfer<Name>>> = {},
  ownWords: Record<string, MessageId> = {},
) {
  const t = useT()
  const wordsFor = useFailureWords()
  const [errors, setErrors] = useState<Partial<Record<string, { code: string; min: number }>>>({})
  const [failure, setFailure] = useState<ApiError | null>(null)
  const [busy, setBusy] = useState(false)

  async function onSubmit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const controls = ([...event.currentTarget.elements] as Control[]).filter(({ name }) => name)
    const show = (found: [Control, string][]) => {
      setErrors(
        Object.fromEntries(found.map(([at, code]) => [at.name, { code, min: 'minLength' in at ? at.minLength : 0 }])),
      )
      found[0]?.[0].focus()
      return found.length > 0
    }
    setFailure(null)
    if (show(controls.flatMap((at): [Control, string][] => ((code) => (code ? [[at, code]] : []))(codeOf(at))))) return
    setBusy(true)
    try {
      const typed = ({ name, type, value }: Control) => [name, type === 'password' ? value : value.trim()]
      await submit(Object.fromEntries(controls.map(typed)) as Record<Name, string>)
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : new ApiError('internal')
      const field = fieldOf[error.code]
      const faults = field ? [{ path: field, code: error.code }] : error.errors
      const named = controls.flatMap((at): [Control, string][] => {
        const found = faults.find(({ path }) => path === at.name)
        return found ? [[at, found.code]] : []
      })
      if (!show(named)) setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    failure,
    /** The words for `failure`, to be read out above the form. */
    failureWords: failure && wordsFor(failure),
    form: { noValidate: true, onSubmit },
    /** The words for a field, or undefined. */
    errorOf: (name: Name) => {
      const error = errors[name]
      return error && t(ownWords[error.code] ?? words[error.code] ?? 'common.field_other', { min: error.min })
    },
  }
}

import { useRef, useState, type SyntheticEvent } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { PIN_MAX, PIN_MIN, pinFault, setPin } from '../../stores/parking.ts'
import { Button } from '../../ui/Button.tsx'
import { PinField } from './PinField.tsx'

/** Chooses a PIN, typed twice, as nobody can read it back. */
export function PinForm({ onDone }: { onDone: () => void }) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  const [pin, setTyped] = useState('')
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState<'shape' | 'easy' | 'differs' | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit(event: SyntheticEvent) {
    event.preventDefault()
    if (busy) return
    const found = pinFault(pin) ?? (pin === again ? null : 'differs')
    setFault(found)
    if (found) return focus(found === 'differs' ? 'again' : 'pin')
    setBusy(true)
    await setPin(pin).finally(() => setBusy(false))
    setTyped('')
    setAgain('')
    onDone()
  }

  const focus = (name: string) => (form.current?.elements.namedItem(name) as HTMLElement | null)?.focus()
  const words = fault && t(`people.fault_${fault}`, { min: PIN_MIN, max: PIN_MAX })
  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <PinField
        name="pin"
        label={t('people.new_pin')}
        hint={t('people.new_pin_hint', { min: PIN_MIN, max: PIN_MAX })}
        error={fault === 'differs' ? null : words}
        value={pin}
        onChange={setTyped}
      />
      <PinField
        name="again"
        label={t('people.again')}
        error={fault === 'differs' ? words : null}
        value={again}
        onChange={setAgain}
      />
      <Button type="submit" wide busy={busy}>
        {t('people.use_pin')}
      </Button>
    </form>
  )
}

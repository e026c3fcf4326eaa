import { flushSync } from 'react-dom'
import { useT } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/Button.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useDesk, useFault } from './desk.ts'

interface LineProps {
  /** Its name, by which a fault finds it. */
  at: string
  label: string
  value: string
  onWrite: (value: string) => void
  hint?: string
  optional?: string
  maxLength?: number
  lang?: string
  /** Besides what publishing has found. */
  error?: string | undefined
}

/** A line of text that belongs to the course. */
export function Line({ at, error, onWrite, ...field }: LineProps & { inputMode?: 'decimal' | 'text' }) {
  const { words, mend } = useFault(at)
  return (
    <TextField
      {...field}
      name={at}
      error={words ?? error}
      autoComplete="off"
      onChange={({ target }) => {
        mend()
        onWrite(target.value)
      }}
    />
  )
}

/** The same in several lines. */
export function Lines({ at, error, onWrite, ...field }: LineProps & { rows?: number }) {
  const { words, mend } = useFault(at)
  return (
    <TextArea
      {...field}
      name={at}
      error={words ?? error}
      onChange={({ target }) => {
        mend()
        onWrite(target.value)
      }}
    />
  )
}

/** Takes a row out of its list, which takes the focus: the button itself is gone then. */
export const TakeOut = ({ label, onTakeOut }: { label: string; onTakeOut: () => void }) => (
  <IconButton
    icon="bin"
    label={label}
    onClick={({ currentTarget }) => {
      const list = currentTarget.closest<HTMLElement>('[data-list]')
      onTakeOut()
      list?.focus()
    }}
  />
)

interface MoversProps {
  /** Of what is moved; unique on the page. */
  id: string
  /** What it is called. */
  text: string
  first: boolean
  last: boolean
  onMove: (by: 1 | -1) => void
}

/** Up and down; the button that was pressed keeps the focus wherever it goes. */
export function Movers({ id, text, first, last, onMove }: MoversProps) {
  const t = useT()
  const { tell } = useDesk()
  const move = (by: 1 | -1, off: boolean) => {
    if (off) return
    flushSync(() => onMove(by))
    document.getElementById(`${id}${by}`)?.focus()
    tell(t(by === 1 ? 'authoring.moved_down' : 'authoring.moved_up', { text }))
  }
  return (
    <>
      <IconButton
        id={`${id}-1`}
        icon="up"
        label={t('authoring.move_up', { text })}
        aria-disabled={first}
        onClick={() => move(-1, first)}
      />
      <IconButton
        id={`${id}1`}
        icon="down"
        label={t('authoring.move_down', { text })}
        aria-disabled={last}
        onClick={() => move(1, last)}
      />
    </>
  )
}

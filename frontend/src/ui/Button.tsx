import type { ComponentProps, MouseEvent, ReactNode, Ref } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { Link } from './Link.tsx'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Shared {
  look?: ButtonLook
  /** Across the whole line, as on a phone. */
  wide?: boolean
  icon?: IconName
  children: ReactNode
}

const BASE =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-control px-5 py-2 text-center font-semibold leading-tight no-underline select-none cursor-pointer transition active:translate-y-px aria-disabled:cursor-default aria-disabled:opacity-60'

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-primary text-on-primary hover:bg-primary/90',
  secondary: 'text-primary inset-ring-[1.5px] inset-ring-edge hover:bg-primary-soft',
  quiet: 'text-primary hover:bg-primary-soft',
  danger: 'bg-danger text-paper hover:bg-danger/90',
}

const classes = (look: ButtonLook, wide?: boolean) => `${BASE} ${LOOKS[look]} ${wide ? 'w-full' : ''}`

export interface ButtonProps extends Shared, Omit<ComponentProps<'button'>, 'children' | 'className' | 'disabled'> {
  /** Keeps the words and the focus, shows that it is working, and takes no second tap. */
  busy?: boolean
  disabled?: boolean
}

export function Button({ look = 'primary', wide, icon, busy, disabled, children, onClick, ...rest }: ButtonProps) {
  const off = busy || disabled
  const press = (event: MouseEvent<HTMLButtonElement>) => (off ? event.preventDefault() : onClick?.(event))
  return (
    <button
      type="button"
      {...rest}
      className={classes(look, wide)}
      aria-busy={busy}
      aria-disabled={off}
      onClick={press}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} className="size-5" />}
      {children}
    </button>
  )
}

/** Looks like a button, goes to a page. */
export const ButtonLink = ({
  look = 'primary',
  wide,
  icon,
  children,
  ...rest
}: Shared & Omit<ComponentProps<'a'>, 'children' | 'className'> & { href: string }) => (
  <Link {...rest} className={classes(look, wide)}>
    {icon && <Icon name={icon} className="size-5" />}
    {children}
  </Link>
)

interface FileButtonProps extends Shared {
  /** What may be chosen, as in `image/*`. */
  accept: string
  busy?: boolean
  onChoose: (file: File) => void
  ref?: Ref<HTMLInputElement>
}

/** Looks like a button, opens the phone's own choice of a file. The same file can be chosen again. */
export const FileButton = ({
  look = 'primary',
  wide,
  icon,
  busy,
  accept,
  onChoose,
  ref,
  children,
}: FileButtonProps) => (
  <label
    className={`${classes(look, wide)} relative has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary has-aria-disabled:cursor-default has-aria-disabled:opacity-60`}
  >
    <input
      ref={ref}
      type="file"
      accept={accept}
      className="sr-only"
      aria-disabled={busy}
      onClick={(event) => busy && event.preventDefault()}
      onChange={({ currentTarget: input }) => {
        const [file] = input.files ?? []
        input.value = ''
        if (file) onChoose(file)
      }}
    />
    {busy ? <Spinner /> : icon && <Icon name={icon} className="size-5" />}
    {children}
  </label>
)

const Spinner = () => (
  <svg
    viewBox="0 0 20 20"
    className="size-5 animate-spin"
    fill="none"
    stroke="currentColor"
    strokeWidth="3"
    aria-hidden
  >
    <circle cx="10" cy="10" r="8" opacity=".3" />
    <path d="M10 2a8 8 0 0 1 8 8" strokeLinecap="round" />
  </svg>
)

/** A round button with a picture only; `label` is its name. */
export const IconButton = ({
  icon,
  label,
  onDark,
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'children'> & {
  icon: IconName
  label: string
  /** Takes the colour around it, where that is not the page's. */
  onDark?: boolean
}) => (
  <button
    type="button"
    {...rest}
    aria-label={label}
    className={`grid size-12 shrink-0 cursor-pointer place-items-center rounded-chip transition ${onDark ? 'outline-paper' : 'text-ink-2 hover:bg-sunk hover:text-ink'}`}
  >
    <Icon name={icon} />
  </button>
)

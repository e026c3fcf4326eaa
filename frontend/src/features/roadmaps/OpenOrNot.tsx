import { Icon } from '../../ui/Icon.tsx'
import type { Door } from './words.ts'

/** Whether a way in is open, in words; nothing where the grades told so far do not say. */
export const OpenOrNot = ({ door }: { door: Door | null }) =>
  door && (
    <p className={`flex items-start gap-2 text-sm font-medium ${door.isOpen ? 'text-primary' : 'text-accent-ink'}`}>
      <Icon name={door.isOpen ? 'check' : 'lock'} className="mt-0.5 size-4" />
      {door.words}
    </p>
  )

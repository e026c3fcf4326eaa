import type { CareerDoors } from '@tajiconnect/contract/doors'
import type { Pathways } from '@tajiconnect/contract/pathways'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { CareerLink } from './CareerLink.tsx'
import { DoorState } from './DoorState.tsx'

/** One career with its best door, and all its doors behind a tap. */
export function DoorRow({ doors: { career, doors, level }, pathways }: { doors: CareerDoors; pathways: Pathways }) {
  const t = useT()
  const text = useText()
  const { span } = useFormat()
  const best = doors.find(({ open, way }) => open && way.level === level) ?? doors[0]
  return (
    <li className="flex flex-col py-3">
      <CareerLink career={career} />
      {best && (
        <div className="flex flex-col items-start gap-1.5">
          <p className="text-sm text-ink-2">
            {text(best.way.name)}, {span(best.way.years * 52)}
          </p>
          <DoorState door={best} />
        </div>
      )}
      <Disclosure summary={t('pathways.ways', { count: doors.length })}>
        <ul className="flex flex-col gap-4">
          {doors.map((door) => (
            <li key={door.way.name.en} className="flex flex-col items-start gap-1 border-l-4 border-line pl-3">
              <p className="font-semibold">{text(door.way.name)}</p>
              <DoorState door={door} full={pathways} />
              <p className="text-sm text-ink-2">
                {t('pathways.asks')} {text(door.way.entry)}
              </p>
            </li>
          ))}
        </ul>
      </Disclosure>
    </li>
  )
}

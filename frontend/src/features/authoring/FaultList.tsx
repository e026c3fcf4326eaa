import { useT } from '../../i18n/i18n.ts'
import { Link } from '../../ui/Link.tsx'
import { useDesk } from './desk.ts'
import { whereIs, type Where } from './faults.ts'

/** What stands in the way of publishing, each with the way to it. */
export function FaultList({ onGo }: { onGo?: () => void }) {
  const t = useT()
  const { course, faults } = useDesk()
  const placeWords = ({ in: place, ...rest }: Where) => t(`authoring.where_${place}`, rest)
  return (
    <ul className="flex flex-col">
      {faults.map((fault) => {
        const { where, href } = whereIs(fault, course)
        return (
          <li key={`${fault.at} ${fault.words}`}>
            <Link
              href={href}
              onClick={onGo}
              className="inline-flex min-h-12 items-center py-1 font-medium text-primary underline underline-offset-4"
            >
              {placeWords(where)}: {t(fault.words, { message: fault.message })}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

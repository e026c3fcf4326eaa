import { useT } from '../../i18n/i18n.ts'
import { Link } from '../../ui/Link.tsx'
import { useDesk } from './desk.ts'
import { whereIs, type Where } from './faults.ts'

/** What stands in the way of publishing, each with the way to it. */
export function FaultList({ onGo }: { onGo?: () => void }) {
  const t = useT()
  const { course, faults } = useDesk()
  const placeWords = ({ in: place, ...rest }: Where) => t(`authoring.where_${place}`, rest)
  const groups: { words: string; links: { href: string; words: string }[] }[] = []
  for (const fault of faults) {
    const { where, href } = whereIs(fault, course)
    const words = placeWords(where)
    const link = { href, words: t(fault.words, { message: fault.message, formula: fault.formula }) }
    const group = groups.at(-1)
    if (group?.words !== words) groups.push({ words, links: [link] })
    // The same of one question, such as three answers to be written, is said once: the first leads to the others.
    else if (!group.links.some((each) => each.words === link.words)) group.links.push(link)
  }
  return (
    <ul className="flex flex-col gap-2">
      {groups.map(({ words, links }) => (
        <li key={words}>
          <p className="font-semibold">{words}</p>
          <ul>
            {links.map((link) => (
              <li key={link.href + link.words}>
                <Link
                  href={link.href}
                  onClick={onGo}
                  className="inline-flex min-h-12 items-center py-1 text-primary underline underline-offset-4 pointer-fine:min-h-8"
                >
                  {link.words}
                </Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

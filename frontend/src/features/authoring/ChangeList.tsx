import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { isNothing, type Changes, type Counts } from './changes.ts'

/** What differs, in short lines. */
export function ChangeList({ changes }: { changes: Changes }) {
  const t = useT()
  const { list } = useFormat()
  const counted = ({ added, changed, gone }: Counts) =>
    list([
      ...(added > 0 ? [t('authoring.change_added', { count: added })] : []),
      ...(changed > 0 ? [t('authoring.change_changed', { count: changed })] : []),
      ...(gone > 0 ? [t('authoring.change_gone', { count: gone })] : []),
    ])
  const { facts, order, lessons, questions, skills } = changes
  const lines = [
    facts && t('authoring.change_facts'),
    counted(lessons) && t('authoring.change_lessons', { what: counted(lessons) }),
    order && t('authoring.change_order'),
    counted(questions) && t('authoring.change_questions', { what: counted(questions) }),
    counted(skills) && t('authoring.change_skills', { what: counted(skills) }),
  ].filter((line) => typeof line === 'string' && line !== '')
  if (isNothing(changes)) return <p>{t('authoring.change_none')}</p>
  return (
    <ul className="flex list-disc flex-col gap-1 pl-6 marker:text-primary">
      {lines.map((line) => (
        <li key={line as string}>{line}</li>
      ))}
    </ul>
  )
}

import type { SchoolClass } from '@tajiconnect/contract/authoring'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/Card.tsx'
import { Link } from '../../ui/Link.tsx'

/** A class one teaches, with the code that its learners join by. */
export function ClassRow({ schoolClass: { id, name, course_title, code, learners } }: { schoolClass: SchoolClass }) {
  const t = useT()
  return (
    <Card as="li">
      <div className="flex items-start justify-between gap-3">
        <h3 className="text-base">
          <Link
            href={paths.teachClass(id)}
            className="text-primary no-underline after:absolute after:inset-0 after:rounded-card"
          >
            {name}
          </Link>
        </h3>
        <span className="font-mono font-semibold tracking-widest">{code}</span>
      </div>
      <p className="text-sm text-ink-2">
        {course_title} · {t('authoring.learners', { count: learners })}
      </p>
    </Card>
  )
}

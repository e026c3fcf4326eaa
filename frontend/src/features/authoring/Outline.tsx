import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldError } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { LIMITS, newId, practiceOf } from './course.ts'
import { useDesk, useFault } from './desk.ts'
import { addModule } from './edit.ts'
import { PartCard } from './PartCard.tsx'

/** The parts of the course with their lessons, and the questions for practice. */
export function Outline() {
  const t = useT()
  const { course, keeper } = useDesk()
  const { modules } = course
  const { words, mend } = useFault('modules')
  const add = () => {
    mend()
    keeper.change(addModule(newId()))
  }
  return (
    <section aria-labelledby="outline" className="flex flex-col gap-4">
      <h2 id="outline" className="text-lg">
        {t('authoring.lessons')}
      </h2>
      {modules.length === 0 && <p className="max-w-text text-ink-2">{t('authoring.outline_empty')}</p>}
      <ol data-list tabIndex={-1} className="flex flex-col gap-4 outline-none">
        {modules.map((module, at) => (
          <PartCard key={module.id} module={module} at={at} />
        ))}
      </ol>
      {words && <FieldError id="modules-error">{words}</FieldError>}
      {modules.length < LIMITS.modules && (
        <div>
          <Button look="secondary" icon="plus" name="modules" onClick={add}>
            {t(modules.length === 0 ? 'authoring.part_first' : 'authoring.part_add')}
          </Button>
        </div>
      )}
      <Link
        href={paths.teachPractice(course.id)}
        className="flex min-h-16 items-center gap-3 rounded-card border border-line bg-surface px-4 py-2 text-ink no-underline shadow-card"
      >
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{t('authoring.practice')}</span>
          <span className="block text-sm text-ink-2">
            {t('authoring.questions_count', { count: practiceOf(course).length })}
          </span>
        </span>
        <Icon name="chevron" className="size-5 text-ink-2" />
      </Link>
    </section>
  )
}

import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useDesk } from './desk.ts'
import { FaultList } from './FaultList.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { StatusChip } from './StatusChip.tsx'

/** Whether learners see the course, and what stands in the way. */
export function CourseState() {
  const t = useT()
  const { number } = useFormat()
  const { course, faults } = useDesk()
  const [publishing, setPublishing] = useState(false)
  const [out, setOut] = useState<number | null>(null)
  const isPublished = course.published_version !== null
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <StatusChip course={course} />
        {course.level && <Chip tone="plain">{course.level}</Chip>}
        <Chip tone="plain">{LANGUAGES.find(({ value }) => value === course.language)?.label}</Chip>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() => {
            setOut(null)
            setPublishing(true)
          }}
        >
          {t('authoring.publish')}
        </Button>
        {isPublished && (
          <>
            <ButtonLink look="secondary" href={paths.course(course.id)}>
              {t('authoring.as_learner')}
            </ButtonLink>
            <ButtonLink look="quiet" href={paths.worksheet(course.id)}>
              {t('authoring.worksheet')}
            </ButtonLink>
          </>
        )}
      </div>
      {out !== null && (
        <Notice tone="success" title={t('authoring.published_title', { version: number(out) })}>
          {t(out === 1 ? 'authoring.published_first' : 'authoring.published_next')}
        </Notice>
      )}
      {faults.length > 0 && !publishing && (
        <Notice tone="warn" title={t('authoring.faults_title', { count: faults.length })}>
          <FaultList />
        </Notice>
      )}
      {publishing && (
        <PublishDialog
          onClose={() => setPublishing(false)}
          onPublished={(version) => {
            setPublishing(false)
            setOut(version)
          }}
        />
      )}
    </>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { paths } from '../../paths.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { publishWords } from './course.ts'
import { useDesk } from './desk.ts'
import { FaultList } from './FaultList.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { StatusChip } from './StatusChip.tsx'

/** Whether learners see the course, and what stands in the way. */
export function CourseState() {
  const t = useT()
  const { number } = useFormat()
  const { course, faults, keeper } = useDesk()
  const [publishing, setPublishing] = useState(false)
  const [out, setOut] = useState<number | null>(null)
  const listing = useMutation({ mutationFn: keeper.list })
  const isPublished = course.published_version !== null
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <StatusChip course={course} />
        {isPublished && !course.listed && <Chip tone="accent">{t('authoring.unlisted')}</Chip>}
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
          {t(publishWords(course))}
        </Button>
        {isPublished && (
          <>
            <ButtonLink look="secondary" href={paths.course(course.id)}>
              {t('authoring.as_learner')}
            </ButtonLink>
            <ButtonLink look="quiet" href={paths.worksheet(course.id)}>
              {t('authoring.worksheet')}
            </ButtonLink>
            <Button look="quiet" busy={listing.isPending} onClick={() => listing.mutate(!course.listed)}>
              {t(course.listed ? 'authoring.unlist' : 'authoring.list_again')}
            </Button>
          </>
        )}
      </div>
      {isPublished && !course.listed && <p className="max-w-text text-sm text-ink-2">{t('authoring.unlisted_text')}</p>}
      {listing.error && <Notice tone="danger">{t(errorWords(listing.error))}</Notice>}
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

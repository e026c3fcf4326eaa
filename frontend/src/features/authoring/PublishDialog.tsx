import type { CourseDraft } from '@tajiconnect/contract/authoring'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { queryKey } from '../../services/api/endpoints.ts'
import { queryClient } from '../../utils/cache.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ChangeList } from './ChangeList.tsx'
import { changesBetween } from './changes.ts'
import { lessonsOf, publishWords } from './course.ts'
import { useDesk } from './desk.ts'
import { FaultList } from './FaultList.tsx'
import { publishedCopy } from './queries.ts'

interface PublishDialogProps {
  onClose: () => void
  onPublished: (version: number) => void
}

/** Says what learners will see that they did not before, then shows it to them; or says what stands in the way. */
export function PublishDialog({ onClose, onPublished }: PublishDialogProps) {
  const t = useT()
  const { course, faults, failure, keeper } = useDesk()
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const publish = async () => {
    setBusy(true)
    const version = await keeper.publish()
    setBusy(false)
    setTried(true)
    if (version === null) return
    for (const name of ['GET /courses', 'GET /courses/{id}', 'GET /courses/authored', 'GET /skills'] as const)
      void queryClient.invalidateQueries({ queryKey: queryKey(name) })
    onPublished(version)
  }
  const empty = emptiness(course)
  const stopped = tried && faults.length > 0
  const unreached = tried && !stopped && failure && failure.code !== 'stale_revision'
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(stopped ? 'authoring.faults_title' : 'authoring.publish_title', { count: faults.length })}
      closeLabel={t('common.close')}
      actions={
        <Button wide busy={busy} disabled={empty !== null} onClick={() => void publish()}>
          {t(publishWords(course))}
        </Button>
      }
    >
      {stopped ? (
        <div role="alert">
          <p>{t('authoring.faults_text')}</p>
          <FaultList onGo={onClose} />
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          {empty ? <Notice tone="warn">{t(empty)}</Notice> : <WhatChanges />}
          {unreached && <Notice tone="danger">{t(errorWords(failure))}</Notice>}
        </div>
      )}
    </Dialog>
  )
}

/** What learners would miss first of all; null where there is something to publish. */
function emptiness({ modules, quizzes }: CourseDraft) {
  if (lessonsOf({ modules }).length === 0) return 'authoring.fault_no_lessons'
  return quizzes.every(({ item_ids }) => item_ids.length === 0) ? 'authoring.fault_quiz_empty' : null
}

function WhatChanges() {
  const t = useT()
  const { course } = useDesk()
  const { published_version, items } = course
  const { data: copy } = useQuery(publishedCopy(course.id))
  if (published_version === null)
    return <p>{t('authoring.publish_first', { lessons: lessonsOf(course).length, questions: items.length })}</p>
  return (
    <>
      <p>{t('authoring.publish_next')}</p>
      {copy?.published_version === published_version && <ChangeList changes={changesBetween(copy, course)} />}
      <p className="text-sm text-ink-2">{t('authoring.publish_midway')}</p>
    </>
  )
}

import type { CourseDraft } from '@tajiconnect/contract/authoring'
import type { Locale } from '@tajiconnect/contract/common'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useLocation, useSearchParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useUndo } from '../../parts/useUndo.tsx'
import { paths } from '../../paths.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { DeskContext, type Desk } from './desk.ts'
import { useDraft } from './drafts.ts'
import { undoOf } from './edit.ts'
import { draftQuery } from './queries.ts'
import { SaveState } from './SaveState.tsx'
import { StaleDialog } from './StaleDialog.tsx'

interface CourseDeskProps {
  id: string
  /** The page's heading, with its language where that is the course's; null where the course has no such page. */
  titleOf: (course: CourseDraft) => { title: string; lang?: Locale | undefined } | null
  back: { href: string; label: string }
  children: (course: CourseDraft) => ReactNode
}

/** Around every page of a course in the making: its heading, where the work is saved, and what somebody else changed. */
export function CourseDesk({ id, back, ...page }: CourseDeskProps) {
  const t = useT()
  const draft = useQuery({ ...draftQuery(id), staleTime: 0 })
  const header = <PageHeader title={t('authoring.course')} back={back} />
  return (
    <Loaded query={draft} skeleton={<Waiting />} heading={header} missing={<NoCourse />}>
      {(served) => <Opened key={served.id} served={served} back={back} {...page} />}
    </Loaded>
  )
}

function Opened({ served, titleOf, back, children }: Omit<CourseDeskProps, 'id'> & { served: CourseDraft }) {
  const t = useT()
  const draft = useDraft(served)
  const { course, keeper, failure } = draft
  const { say, toast } = useUndo()
  const [said, tell] = useState('')
  const heading = titleOf(course)
  const title = heading?.title ?? t('authoring.course')

  const desk = useMemo<Desk>(
    () => ({
      ...draft,
      tell,
      remove(edit, text) {
        const list = document.activeElement?.closest<HTMLElement>('[data-list]')
        const before = keeper.use.getState().course
        keeper.change(edit)
        const after = keeper.use.getState().course
        say({ text, undo: () => keeper.change(undoOf(before, after)) })
        // The button that was pressed is gone.
        list?.focus()
      },
    }),
    [draft, keeper, say],
  )
  useJump()

  const refused = failure && !failure.passing && failure.code !== 'stale_revision' && failure.code !== 'validation'
  return (
    <DeskContext value={desk}>
      <title>{`${title} · TajiConnect`}</title>
      <PageHeader title={title} lang={heading?.lang} back={back} />
      {refused && (
        <Notice
          tone="danger"
          action={
            <div>
              <Button look="secondary" onClick={() => void keeper.flush()}>
                {t('common.retry')}
              </Button>
            </div>
          }
        >
          {t(errorWords(failure))}
        </Notice>
      )}
      {heading ? children(course) : <NoCourse />}
      <SaveState />
      <StaleDialog say={say} />
      <output className="sr-only">{said}</output>
      {toast}
    </DeskContext>
  )
}

/** Goes to the control that the address names: something there is at fault. */
function useJump() {
  const { key } = useLocation()
  const [params] = useSearchParams()
  const at = params.get('at')
  useEffect(() => {
    if (!at) return undefined
    // After the page's heading has taken the focus, as it does on arrival.
    const timer = setTimeout(() => {
      const control = document.getElementsByName(at)[0]
      control?.scrollIntoView?.({ block: 'center' })
      control?.focus({ preventScroll: true })
    })
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the same place again is another visit
  }, [at, key])
}

function NoCourse() {
  const t = useT()
  return (
    <EmptyState
      icon="book"
      title={t('authoring.no_course_title')}
      text={t('authoring.no_course_text')}
      action={<ButtonLink href={paths.teach}>{t('authoring.my_courses')}</ButtonLink>}
    />
  )
}

function Waiting() {
  const t = useT()
  return (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-8 w-3/5" />
      <Bone className="h-40" />
      <Bone className="h-40" />
    </Skeleton>
  )
}

import type { OwnClass } from '@tajiconnect/contract/authoring'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { paths } from '../../paths.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { call, query } from '../../services/api/endpoints.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

const ownClasses = query('GET /courses/classes')

/** Classes the learner is in, and the ways in and out. */
export function MyClasses() {
  const t = useT()
  const [leaving, setLeaving] = useState<OwnClass | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const classes = useQuery(ownClasses).data?.items ?? []
  return (
    <section aria-labelledby="my-classes" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h2 id="my-classes" ref={heading} tabIndex={-1} className="text-lg outline-none">
          {t('courses.classes')}
        </h2>
        <ButtonLink look="quiet" icon="plus" href={paths.join()}>
          {t('courses.class_join')}
        </ButtonLink>
      </div>
      {classes.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {classes.map((one) => (
            <li key={one.id} className="flex items-center justify-between gap-3 py-1">
              <span className="min-w-0">
                <span className="block font-medium">{one.name}</span>
                <span className="block text-sm text-ink-2">
                  {one.course_title} · {one.teacher}
                </span>
              </span>
              <Button
                look="quiet"
                aria-label={t('courses.class_leave_this', { name: one.name })}
                onClick={() => setLeaving(one)}
              >
                {t('courses.class_leave')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {leaving && (
        <Leave
          of={leaving}
          onClose={() => setLeaving(null)}
          onLeft={() => {
            setLeaving(null)
            heading.current?.focus()
          }}
        />
      )}
    </section>
  )
}

function Leave({
  of: { id, name, teacher },
  onClose,
  onLeft,
}: {
  of: OwnClass
  onClose: () => void
  onLeft: () => void
}) {
  const t = useT()
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: () => call('DELETE /courses/classes/{class_id}/members', { params: { class_id: id } }),
    onSuccess: () => {
      client.setQueryData(ownClasses.queryKey, (held) => held && { items: held.items.filter((one) => one.id !== id) })
      onLeft()
    },
  })
  return (
    <ConfirmDialog
      title={t('courses.class_leave_title', { name })}
      confirm={t('courses.class_leave')}
      busy={leave.isPending}
      onConfirm={() => leave.mutate()}
      onClose={onClose}
    >
      <p>{t('courses.class_leave_text', { teacher })}</p>
      {leave.error && <Notice tone="danger">{t(errorWords(leave.error))}</Notice>}
    </ConfirmDialog>
  )
}

import type { Name } from '@tajiconnect/contract/endpoints'
import { useEffect, useId, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import type { MessageId } from '../../i18n/messages.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { errorWords } from '../../services/api/error-words.ts'
import { outbox, useSync } from '../../stores/outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'

const PATIENCE_MS = 2000

/** What an entry was for, in the learner's words. */
const work: Partial<Record<Name, MessageId>> = {
  'PUT /onboarding': 'users.work_onboarding',
  'POST /onboarding/complete': 'users.work_onboarding',
  'PATCH /users/me': 'users.work_account',
  'PUT /psychometric/assessments/{id}/draft': 'users.work_interests',
  'DELETE /psychometric/assessments/{id}/draft': 'users.work_interests',
  'POST /psychometric/assessments/{id}/responses': 'users.work_interests',
  'POST /courses/{id}/enrolments': 'users.work_course',
  'POST /courses/{id}/lessons/{lesson_id}/completion': 'users.work_lesson',
  'POST /courses/{id}/quizzes/{quiz_id}/attempts': 'users.work_quiz',
  'POST /skills/events': 'users.work_practice',
  'POST /learning-paths/{id}/enrolments': 'users.work_subject',
  'PATCH /ai/roadmaps/{id}/steps/{step_id}': 'users.work_roadmap',
  'PUT /ai/saved-careers/{id}': 'users.work_saved',
}

/** Work that has not reached the gateway; nothing at all where there is none. */
export function Unsent() {
  const t = useT()
  const { ago } = useFormat()
  const id = useId()
  const { waiting, parked } = useSync()
  const stuck = useLasting(waiting > 0)
  const [busy, setBusy] = useState(false)
  const [discarding, setDiscarding] = useState<string | null>(null)
  const close = () => setDiscarding(null)

  async function sendNow() {
    setBusy(true)
    await outbox.wake()
    setBusy(false)
  }

  if (!stuck && parked.length === 0) return null
  return (
    <Card as="section" labelledBy={id}>
      <h2 id={id} className="text-lg">
        {t('users.unsent')}
      </h2>
      {stuck && (
        <>
          <p>{t('users.waiting', { count: waiting })}</p>
          <Button look="secondary" icon="sync" busy={busy} onClick={() => void sendNow()}>
            {t('users.send_now')}
          </Button>
        </>
      )}
      {parked.length > 0 && (
        <>
          <p>{t('users.parked')}</p>
          <ul className="flex flex-col divide-y divide-line">
            {parked.map((entry) => (
              <li key={entry.id} className="flex flex-col gap-2 py-3">
                <p>
                  <span className="font-semibold">{t(work[entry.name as Name] ?? 'users.work_other')}</span>
                  <span className="text-sm text-ink-2"> · {ago(entry.created_at)}</span>
                </p>
                <p className="text-sm text-ink-2">{t(errorWords(entry.parked))}</p>
                <div className="flex flex-wrap gap-3">
                  <Button look="secondary" onClick={() => void outbox.retry(entry.id)}>
                    {t('common.retry')}
                  </Button>
                  <Button look="quiet" icon="bin" onClick={() => setDiscarding(entry.id)}>
                    {t('users.discard')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {discarding !== null && (
        <ConfirmDialog
          title={t('users.discard_title')}
          confirm={t('users.discard')}
          danger
          onConfirm={() => {
            void outbox.discard(discarding)
            close()
          }}
          onClose={close}
        >
          {t('users.discard_text')}
        </ConfirmDialog>
      )}
    </Card>
  )
}

/** Whether something has been so for a while, or since the page was opened: what is sent at once is not worth a word. */
function useLasting(so: boolean): boolean {
  const [lasting, setLasting] = useState(so)
  useEffect(() => {
    const timer = setTimeout(setLasting, so ? PATIENCE_MS : 0, so)
    return () => clearTimeout(timer)
  }, [so])
  return so && lasting
}

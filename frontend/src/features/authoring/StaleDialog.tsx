import type { CourseDraft } from '@tajiconnect/contract/authoring'
import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import type { Saying } from '../../parts/useUndo.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { changesBetween } from './changes.ts'
import { ChangeList } from './ChangeList.tsx'
import { useDesk } from './desk.ts'

/** Two have changed the course at once: one is chosen, and the other can be had back. */
export function StaleDialog({ say }: { say: (saying: Saying) => void }) {
  const { theirs } = useDesk()
  return theirs && <Choice key={theirs.revision} theirs={theirs} say={say} />
}

function Choice({ theirs, say }: { theirs: CourseDraft; say: (saying: Saying) => void }) {
  const t = useT()
  const { ago } = useFormat()
  const { keeper } = useDesk()
  const [later, setLater] = useState(false)
  const takeTheirs = () => {
    const undo = keeper.takeTheirs()
    say({ text: t('authoring.stale_taken'), ...(undo && { undo }) })
  }
  if (later)
    return (
      <Notice
        tone="warn"
        action={
          <div>
            <Button look="secondary" onClick={() => setLater(false)}>
              {t('authoring.stale_choose')}
            </Button>
          </div>
        }
      >
        {t('authoring.stale_waits')}
      </Notice>
    )
  return (
    <Dialog
      open
      onClose={() => setLater(true)}
      title={t('authoring.stale_title')}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button wide onClick={() => void keeper.keepMine()}>
            {t('authoring.stale_mine')}
          </Button>
          <Button look="secondary" wide onClick={takeTheirs}>
            {t('authoring.stale_theirs')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>{t('authoring.stale_text', { when: ago(theirs.updated_at) })}</p>
        <p className="font-semibold">{t('authoring.stale_differs')}</p>
        <ChangeList changes={changesBetween(theirs, keeper.mineOn(theirs))} />
        <p className="text-sm text-ink-2">{t('authoring.stale_kept')}</p>
      </div>
    </Dialog>
  )
}

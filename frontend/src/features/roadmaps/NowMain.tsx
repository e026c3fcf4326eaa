import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { useLocation } from 'react-router-dom'
import { useT, useText } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useAim } from './useAim.ts'

interface NowMainProps {
  /** Newest first; the first is the main one. */
  roadmaps: readonly Roadmap[]
  /** The one that the page is about. */
  here: string
}

/** On a new road that has taken the place of the main one: says so, with the way back. */
export function NowMain({ roadmaps, here }: NowMainProps) {
  const t = useT()
  const text = useText()
  const aim = useAim()
  const { was_main } = (useLocation().state ?? {}) as { was_main?: string }
  const before = roadmaps.find(({ id }) => id === was_main && id !== here)
  if (!before) return null
  const career = text(before.career.title)
  if (aim.isSuccess)
    return (
      <div ref={focusOnArrival} tabIndex={-1} className="outline-none">
        <Notice tone="success">{t('roadmaps.main_again', { career })}</Notice>
      </div>
    )
  if (roadmaps[0]?.id !== here) return null
  return (
    <Notice
      action={
        <Button look="secondary" busy={aim.isPending} onClick={() => aim.mutate(before.career.id)}>
          {t('roadmaps.back_to_main', { career })}
        </Button>
      }
    >
      <p>{t('roadmaps.now_main', { career })}</p>
      {aim.error && <p role="alert">{t(errorWords(aim.error))}</p>}
    </Notice>
  )
}

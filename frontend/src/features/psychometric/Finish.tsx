import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { useHandIn } from './useHandIn.ts'

interface FinishProps {
  /** How many questions there were. */
  count: number
  handIn: ReturnType<typeof useHandIn>
  /** Where somebody goes who does not wait. */
  later: string
  onSend: () => void
  onBack: () => void
}

/** After the last question. Without a network the answers wait here, and the result opens by itself when there is one. */
export function Finish({ count, handIn, later, onSend, onBack }: FinishProps) {
  const t = useT()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { isPending, isPaused, failureReason, error, isSuccess } = handIn
  const waits = isPending && (isPaused || failureReason !== null)
  return (
    <>
      <div className="flex flex-col gap-2">
        <h2 ref={heading} tabIndex={-1} className="text-2xl outline-none">
          {t('psychometric.finish_title')}
        </h2>
        <p className="text-ink-2">{t('psychometric.finish_text', { count })}</p>
      </div>
      {waits && (
        <Notice tone="warn" title={t(isPaused ? 'common.offline_title' : 'psychometric.unreachable')}>
          {t('psychometric.finish_waits', { count })}
        </Notice>
      )}
      {error && <Notice tone="danger">{t(errorWords(error))}</Notice>}
      <div className="flex flex-col gap-3">
        <Button wide busy={isPending || isSuccess} onClick={onSend}>
          {t(waits ? 'psychometric.finish_waiting' : 'psychometric.finish_send')}
        </Button>
        {isPending || isSuccess ? (
          waits && (
            <ButtonLink wide look="quiet" href={later}>
              {t('psychometric.later')}
            </ButtonLink>
          )
        ) : (
          <Button wide look="quiet" onClick={onBack}>
            {t('psychometric.finish_back')}
          </Button>
        )}
      </div>
    </>
  )
}

import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import { isHopeless, nameBefore, uploads, type Upload } from './uploads.ts'

/** One file on its way: how far, how to stop it, and what to do where it did not get there. */
export function UploadRow({ upload }: { upload: Upload }) {
  const t = useT()
  const { number, bytes } = useFormat()
  const { id, file, state, share, error } = upload
  const percent = number(share, { style: 'percent' })
  const going = state === 'sending' || state === 'waiting'
  const before = nameBefore(upload)
  const words = {
    waiting: t('authoring.upload_waiting'),
    sending: percent,
    done: before === null ? t('authoring.upload_done') : t('authoring.upload_held', { name: before }),
    cancelled: t('authoring.upload_cancelled'),
    // Of what the form says only the file can be wrong.
    failed: error ? t(error.code === 'validation' ? 'authoring.upload_damaged' : errorWords(error)) : '',
  }[state]
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 font-medium break-all">{file.name}</span>
        <span className="text-sm text-ink-2">{bytes(file.size)}</span>
      </div>
      {state === 'sending' && (
        <ProgressBar
          label={t('authoring.upload_progress', { name: file.name })}
          value={Math.round(share * 100)}
          max={100}
          text={percent}
        />
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p
          role={state === 'failed' ? 'alert' : 'status'}
          className={`min-w-0 text-sm break-words ${state === 'failed' ? 'text-danger' : 'text-ink-2'}`}
        >
          {words}
        </p>
        <span className="flex">
          {!going && state !== 'done' && !isHopeless(upload) && (
            <Button look="quiet" icon="sync" onClick={() => uploads.retry(id)}>
              {t('common.retry')}
            </Button>
          )}
          {going ? (
            <Button look="quiet" onClick={() => uploads.cancel(id)}>
              {t('common.cancel')}
            </Button>
          ) : (
            <Button look="quiet" onClick={() => uploads.dismiss(id)}>
              {t('authoring.upload_dismiss')}
            </Button>
          )}
        </span>
      </div>
    </li>
  )
}

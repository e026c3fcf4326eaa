import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { CHOICE } from '../../ui/ChoiceGroup.tsx'
import { download } from '../../utils/download.ts'
import { CopyButton } from './CopyButton.tsx'
import { Step } from './Step.tsx'

interface BackupCodesProps {
  codes: string[]
  email: string
  /** The third step of setting up. */
  first: boolean
  onKept: () => void
}

/** Shown once: nobody, not even the gateway, can show them again. */
export function BackupCodes({ codes, email, first, onKept }: BackupCodesProps) {
  const t = useT()
  const [kept, setKept] = useState(false)
  const text = `${t('security.codes_file', { email })}\n\n${codes.join('\n')}\n`
  return (
    <Step number={first ? 3 : undefined} title={t('security.codes_title')}>
      <p>{t('security.codes_text')}</p>
      <ul className="grid gap-1 rounded-control bg-sunk p-4 font-mono wide:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton text={text} label={t('security.codes_copy')} />
      <Button
        look="secondary"
        icon="download"
        onClick={() => download('tajiconnect-backup-codes.txt', text, 'text/plain')}
      >
        {t('security.codes_download')}
      </Button>
      <label className={CHOICE}>
        <input
          type="checkbox"
          checked={kept}
          onChange={() => setKept(!kept)}
          className="size-5 shrink-0 accent-primary outline-none"
        />
        {t('security.codes_kept')}
      </label>
      <Button disabled={!kept} onClick={onKept}>
        {t('common.done')}
      </Button>
    </Step>
  )
}

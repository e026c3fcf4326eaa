import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { QrCode } from '../../parts/QrCode.tsx'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'

/** What goes on the board: the code in large type, and a picture of the same for a phone's camera. */
export function JoinCode({ code, learners }: { code: string; learners: number }) {
  const t = useT()
  const [said, setSaid] = useState('')
  const link = `${location.origin}${paths.join(code)}`
  const text = t('classes.invitation', { code, link })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(t('classes.copied'))
    } catch {
      setSaid(t('classes.copy_failed'))
    }
  }
  const share = async () => {
    try {
      await navigator.share({ text })
    } catch {
      // Closed without choosing.
    }
  }
  return (
    <Section title={t('classes.code')} state={t('classes.learners', { count: learners })}>
      <div className="flex flex-wrap items-center gap-x-10 gap-y-4">
        <div className="flex min-w-0 flex-1 basis-72 flex-col gap-3">
          <p className="font-mono text-[clamp(2.75rem,12vw,5rem)] leading-none font-bold tracking-widest whitespace-nowrap">
            {code}
          </p>
          <p className="max-w-text text-sm text-ink-2">
            {t('classes.code_text', { place: `${location.host}${paths.join()}` })}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button look="secondary" onClick={() => void copy()}>
              {t('classes.copy')}
            </Button>
            {typeof navigator.share === 'function' && (
              <Button look="quiet" onClick={() => void share()}>
                {t('classes.share')}
              </Button>
            )}
          </div>
          <output className="text-sm text-ink-2">{said}</output>
        </div>
        <QrCode text={link} label={t('classes.qr')} />
      </div>
    </Section>
  )
}

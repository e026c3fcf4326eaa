import type { Locale } from '@tajiconnect/contract/common'
import { useCallback, useState } from 'react'
import { LANGUAGES } from '../../i18n/languages.ts'
import { setLocale, useLocale, useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Brand, KitengeBand } from '../../ui/Brand.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Link } from '../../ui/Link.tsx'
import { Toast, type ToastMessage } from '../../ui/Toast.tsx'
import { firstVisit } from './first-visit.ts'
import { HowItWorks } from './HowItWorks.tsx'
import { RoadPicture } from './RoadPicture.tsx'
import { SampleButton } from './SampleButton.tsx'

const FRAME = 'mx-auto w-full max-w-[70rem] px-5 wide:px-10'

/** What this is, for whoever comes by. It is prerendered: keep it free of ids from useId and of style attributes. */
export default function LandingPage() {
  const t = useT()
  const [failure, setFailure] = useState<ToastMessage | null>(null)
  const clear = useCallback(() => setFailure(null), [])
  const fail = (text: string) => setFailure({ id: Date.now(), text })
  return (
    <div className="flex min-h-dvh flex-col">
      <KitengeBand />
      <header className={`${FRAME} flex items-center justify-between gap-2 pt-4`}>
        <Brand />
        <Language onFail={fail} />
      </header>
      <main className="flex flex-col gap-16 pb-16">
        <div
          className={`${FRAME} grid gap-4 pt-2 wide:pt-16 wide:grid-cols-[1fr_1.15fr] wide:items-center wide:gap-x-16 wide:gap-y-5`}
        >
          <div className="flex flex-col gap-3 wide:self-end">
            <h1 className="text-2xl wide:text-3xl">{t('landing.headline')}</h1>
            <p className="max-w-text text-ink-2 wide:text-lg wide:leading-relaxed">{t('landing.lead')}</p>
          </div>
          <div className="mx-auto w-full max-w-md wide:row-span-2 wide:max-w-none">
            <RoadPicture />
          </div>
          <div className="flex flex-col gap-3 wide:max-w-md wide:self-start">
            <ButtonLink href={paths.register} wide>
              {t('landing.start')}
            </ButtonLink>
            <SampleButton onFail={fail} />
            <p className="flex flex-wrap items-center justify-between gap-x-4 text-sm text-ink-2">
              <span>
                {t('landing.have_account')}{' '}
                <Link
                  href={paths.signIn}
                  className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
                >
                  {t('landing.log_in')}
                </Link>
              </span>
              <span className="text-xs">{t('landing.data', { kilobytes: firstVisit.kilobytes })}</span>
            </p>
          </div>
        </div>
        <div className={FRAME}>
          <HowItWorks />
        </div>
      </main>
      <footer className="mt-auto border-t border-line bg-surface">
        <div
          className={`${FRAME} flex flex-col gap-1 py-5 text-sm text-ink-2 wide:flex-row wide:items-center wide:gap-5`}
        >
          <p className="max-w-text">{t('landing.facts')}</p>
          <Link
            href={paths.about}
            className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
          >
            {t('landing.about')}
          </Link>
        </div>
      </footer>
      <Toast message={failure} onClose={clear} closeLabel={t('landing.close')} />
    </div>
  )
}

function Language({ onFail }: { onFail: (words: string) => void }) {
  const t = useT()
  const change = (next: Locale) => void setLocale(next).catch(() => onFail(t('landing.language_offline')))
  return <LanguageSwitch label={t('landing.language')} options={LANGUAGES} value={useLocale()} onChange={change} />
}

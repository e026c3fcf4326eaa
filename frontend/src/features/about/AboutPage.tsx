import { useEffect, useId, useState, type ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { call } from '../../services/api/endpoints.ts'
import { useSession } from '../../stores/session.ts'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'

// The licence asks for these words as they stand, in whatever language the page is.
const ONET_NOTICE =
  'This product includes information from the O*NET 29.3 Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. TajiConnect has modified all or some of this information: columns trimmed, scores derived. USDOL/ETA has not approved, endorsed, or tested these modifications.'

/** Who we are, where the facts come from, and what they cannot say. Open to everybody. */
export default function AboutPage() {
  const t = useT()
  const signedIn = useSession((session) => session.signedIn)
  const version = useVersion()
  return (
    <>
      <title>{`${t('about.title')} · TajiConnect`}</title>
      <PageHeader
        title={t('about.title')}
        back={{ href: signedIn ? paths.me : paths.landing, label: signedIn ? t('common.me') : t('common.back') }}
      />
      <p className="text-lg">{t('about.who')}</p>
      <Section title={t('about.careers')}>
        <p>{t('about.careers_text')}</p>
        <blockquote lang="en" className="border-l-4 border-accent pl-4 text-sm text-ink-2">
          {ONET_NOTICE}
        </blockquote>
        <p className="flex flex-wrap gap-x-5">
          <Outside href="https://www.onetcenter.org/database.html">{t('about.onet')}</Outside>
          <Outside href="https://creativecommons.org/licenses/by/4.0/">{t('about.licence')}</Outside>
        </p>
      </Section>
      <Section title={t('about.kenya')}>
        <p>{t('about.kenya_text')}</p>
        <Notice tone="warn">{t('about.kenya_check')}</Notice>
        <p>
          <Outside href="https://www.kuccps.net/">{t('about.kuccps')}</Outside>
        </p>
      </Section>
      <Section title={t('about.fees')}>
        <p>{t('about.fees_degree')}</p>
        <p>{t('about.fees_college')}</p>
        <p>{t('about.fees_not')}</p>
        <p>{t('about.places')}</p>
        <p>
          <Outside href="https://www.education.go.ke/">{t('about.ministry')}</Outside>
        </p>
      </Section>
      <Section title={t('about.match')}>
        <p>{t('about.match_text')}</p>
        <p>{t('about.match_kenya')}</p>
      </Section>
      <Section title={t('about.kept')}>
        <p>{t('about.kept_text')}</p>
        <p>{t('about.kept_not')}</p>
        <p>{t('about.kept_yours')}</p>
      </Section>
      <Section title={t('about.limits')}>
        <ul className="flex list-disc flex-col gap-2 pl-6 marker:text-primary">
          <li>{t('about.limit_match')}</li>
          <li>{t('about.limit_promise')}</li>
          <li>{t('about.limit_who')}</li>
        </ul>
      </Section>
      {version && <p className="text-sm text-ink-2">{t('about.version', { version })}</p>}
    </>
  )
}

/** The gateway's version, or null where it cannot be reached: the page says nothing then. */
function useVersion(): string | null {
  const [version, setVersion] = useState<string | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    call('GET /gateway/health', undefined, { signal: leaving.signal }).then(
      (health) => setVersion(health.version),
      () => undefined,
    )
    return () => leaving.abort()
  }, [])
  return version
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-t border-line pt-5">
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      {children}
    </section>
  )
}

const Outside = ({ href, children }: { href: string; children: ReactNode }) => (
  <a
    href={href}
    rel="external noopener noreferrer"
    className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
  >
    {children}
  </a>
)

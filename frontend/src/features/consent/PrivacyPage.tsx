import { useEffect } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { renewAccount } from '../../parts/account.ts'
import { useConsent } from '../../parts/consent.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useSync } from '../../stores/outbox.ts'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Section } from '../../ui/Section.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { AgeForm, AgeTold } from './AgeSection.tsx'
import { ConsentSection } from './ConsentSection.tsx'
import { Points } from './Points.tsx'

/** What is kept, what may leave, and who decides. */
export default function PrivacyPage() {
  const t = useT()
  const { born, minor, consent, state } = useConsent()
  const offline = useSync(({ state }) => state === 'offline')
  useEffect(() => void renewAccount(), [])
  return (
    <>
      <title>{`${t('consent.privacy')} · TajiConnect`}</title>
      <PageHeader
        title={t('consent.privacy')}
        lead={t('consent.privacy_lead')}
        back={{ href: paths.me, label: t('common.me') }}
      />
      {offline && (!born || minor) && <Notice tone="warn">{t('consent.offline')}</Notice>}
      {!born && <AgeForm />}
      {minor && (
        <Loaded query={consent} skeleton={<Waiting />}>
          {(held) => <ConsentSection consent={{ ...held, state: state ?? held.state }} />}
        </Loaded>
      )}
      <Section title={t('consent.leaves')}>
        <p className="max-w-text">
          {t(state === 'not_needed' || state === 'given' ? 'consent.leaves_now' : 'consent.leaves_later')}
        </p>
        <Points points={[t('consent.leaves_figures'), t('consent.leaves_ai')]} />
        <p className="max-w-text text-ink-2">{t('consent.leaves_never')}</p>
      </Section>
      <Section title={t('consent.kept')}>
        <Points points={[t('consent.kept_account'), t('consent.kept_told'), t('consent.kept_learned')]} />
        <p className="max-w-text text-ink-2">{t('consent.kept_why')}</p>
      </Section>
      {born && <AgeTold born={born} minor={minor} />}
    </>
  )
}

function Waiting() {
  const t = useT()
  return (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-56 w-full" />
    </Skeleton>
  )
}

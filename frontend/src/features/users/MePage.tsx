import { useEffect, useId } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { renewAccount } from '../../parts/account.ts'
import { changeTheme } from '../../parts/agree.ts'
import { useCalled } from '../../parts/useCalled.ts'
import { LanguagePicker } from '../../parts/LanguagePicker.tsx'
import { paths } from '../../paths.ts'
import { THEMES, usePreferences } from '../../stores/preferences.ts'
import { useSession } from '../../stores/session.ts'
import { Card } from '../../ui/Card.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { LogOut } from './LogOut.tsx'
import { NameForm } from './NameForm.tsx'
import { PictureForm } from './PictureForm.tsx'
import { SharedPhone } from './SharedPhone.tsx'
import { Unsent } from './Unsent.tsx'
import { YourData } from './YourData.tsx'

/** The signed-in person's own place. All that it needs is on the phone, so it works without a network. */
export default function MePage() {
  const t = useT()
  const id = useId()
  const user = useSession((session) => session.user)
  const called = useCalled()
  const theme = usePreferences((preferences) => preferences.theme)
  useEffect(() => void renewAccount(), [])
  if (!user) return null
  return (
    <>
      <title>{`${t('common.me')} · TajiConnect`}</title>
      <PageHeader title={t('common.hello', { name: called })} lead={user.email} />
      <Unsent />
      <Card as="section" labelledBy={`${id}-account`}>
        <h2 id={`${id}-account`} className="text-lg">
          {t('users.account')}
        </h2>
        <PictureForm user={user} />
        <NameForm name={user.name} />
        <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4">
          <span className="font-semibold">{t('common.language')}</span>
          <LanguagePicker />
        </div>
        <SelectField
          label={t('common.theme')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`common.theme_${value}`) }))}
          onChange={({ target }) => void changeTheme(THEMES.find((each) => each === target.value) ?? 'system')}
        />
        <ul className="-mb-2 divide-y divide-line border-t border-line">
          <Row href={paths.security} icon="lock" label={t('users.safety')} text={t('users.safety_text')} />
          <Row href={paths.privacy} icon="eye-off" label={t('users.privacy')} text={t('users.privacy_text')} />
        </ul>
      </Card>
      <SharedPhone />
      <Card as="section" labelledBy={`${id}-more`}>
        <h2 id={`${id}-more`} className="text-lg">
          {t('users.more')}
        </h2>
        <ul className="-my-2 divide-y divide-line">
          <Row href={paths.welcome} icon="pencil" label={t('users.told')} text={t('users.told_text')} />
          <Row
            href={paths.interestResult}
            icon="compass"
            label={t('users.interests')}
            text={t('users.interests_text')}
          />
          <Row href={paths.grades} icon="star" label={t('users.grades')} text={t('users.grades_text')} />
          <Row href={paths.about} icon="info" label={t('users.facts')} text={t('users.facts_text')} />
          {user.role === 'admin' && (
            <Row href={paths.admin} icon="people" label={t('users.admin')} text={t('users.admin_text')} />
          )}
        </ul>
      </Card>
      <YourData />
      <LogOut />
    </>
  )
}

const Row = ({ href, icon, label, text }: { href: string; icon: IconName; label: string; text: string }) => (
  <li>
    <Link href={href} className="flex min-h-16 items-center gap-3 py-2 no-underline">
      <span className="text-primary">
        <Icon name={icon} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="font-semibold">{label}</span>
        <span className="block text-sm text-ink-2">{text}</span>
      </span>
      <span className="text-ink-2">
        <Icon name="chevron" className="size-5" />
      </span>
    </Link>
  </li>
)

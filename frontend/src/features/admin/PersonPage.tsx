import type { AdminUser } from '@tajiconnect/contract/admin'
import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useSession } from '../../stores/session.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { BornForm } from './BornForm.tsx'
import { History } from './History.tsx'
import { PersonChips } from './PersonChips.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import { useListAddress } from './PersonLink.tsx'
import { usePerson } from './queries.ts'
import { RoleForm } from './RoleForm.tsx'
import { Section } from './Section.tsx'
import { StopOrReopen } from './StopOrReopen.tsx'

/** One account: what is known of it, what an admin may change, and what happened to it. */
export default function PersonPage() {
  const t = useT()
  const { id = '' } = useParams()
  const person = usePerson(id)
  const back = { href: useListAddress(), label: t('admin.people') }
  return (
    <>
      <title>{`${person.data?.name ?? t('admin.people')} · TajiConnect`}</title>
      <Loaded
        query={person}
        heading={<PageHeader title={t('admin.person')} back={back} />}
        skeleton={
          <Skeleton label={t('common.loading')}>
            <Bone className="h-7 w-3/5" />
            <Bone className="h-56" />
            <Bone className="h-40" />
          </Skeleton>
        }
      >
        {(data) => <Person key={data.id} person={data} back={back} />}
      </Loaded>
    </>
  )
}

function Person({ person, back }: { person: AdminUser; back: { href: string; label: string } }) {
  const t = useT()
  const own = useSession(({ user }) => user?.id === person.id)
  return (
    <>
      <PageHeader
        title={person.name}
        lead={<span className="break-all">{person.email}</span>}
        back={back}
        right={
          <span className="flex flex-wrap gap-2">
            <PersonChips person={person} />
          </span>
        }
      />
      <div className="grid items-start gap-5 wide:grid-cols-2">
        <div className="grid gap-5">
          <PersonFacts person={person} />
          {own ? (
            <Section title={t('admin.own_title')}>
              <p className="text-ink-2">{t('admin.own_text')}</p>
            </Section>
          ) : (
            <StopOrReopen person={person} />
          )}
        </div>
        <div className="grid gap-5">
          {!own && <RoleForm person={person} />}
          {!own && <BornForm person={person} />}
          <History id={person.id} />
        </div>
      </div>
    </>
  )
}

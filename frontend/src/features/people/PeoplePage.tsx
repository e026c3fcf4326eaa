import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { paths } from '../../paths.ts'
import { usePeople } from '../../stores/people.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { Entry } from './Entry.tsx'
import { Tile } from './Tile.tsx'

/** Everybody who shares this phone, and the way in for each. Who was tapped stands in the history, so that Back works. */
export default function PeoplePage() {
  const t = useT()
  const people = usePeople((phone) => phone.people)
  const { state } = useLocation() as { state: { who?: unknown } | null }
  const navigate = useNavigate()
  const [last, setLast] = useState<string | null>(null)
  const [gone, setGone] = useState<string | null>(null)
  const person = people.find(({ user }) => user.id === state?.who)

  function choose(who: string) {
    setLast(who)
    setGone(null)
    void navigate(paths.people, { state: { ...state, who } })
  }

  return (
    <>
      <title>{`${t('people.title')} · TajiConnect`}</title>
      {person && (
        <div className="-mb-5 -ml-5">
          <Button look="quiet" icon="back" onClick={() => void navigate(-1)}>
            {t('people.all')}
          </Button>
        </div>
      )}
      <PageHeader title={t('people.title')} />
      {person ? (
        <Entry key={person.user.id} person={person} onTakenOff={() => setGone(person.user.name)} />
      ) : (
        <>
          {gone && (
            <div ref={focusOnArrival} tabIndex={-1} className="outline-none">
              <Notice tone="success">{t('people.taken_off', { name: gone })}</Notice>
            </div>
          )}
          {people.length > 0 ? (
            <>
              <ul className="grid grid-cols-2 gap-3">
                {people.map((person) => (
                  <Tile
                    key={person.user.id}
                    person={person}
                    wasOpen={person.user.id === last}
                    onClick={() => choose(person.user.id)}
                  />
                ))}
              </ul>
              <ButtonLink look="secondary" icon="plus" wide href={paths.signIn}>
                {t('people.add')}
              </ButtonLink>
            </>
          ) : (
            <EmptyState
              icon="people"
              title={t('people.nobody_title')}
              text={t('people.nobody_text')}
              action={<ButtonLink href={paths.signIn}>{t('common.log_in')}</ButtonLink>}
            />
          )}
        </>
      )}
    </>
  )
}

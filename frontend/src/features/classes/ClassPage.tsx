import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { CloseClass } from './CloseClass.tsx'
import { JoinCode } from './JoinCode.tsx'
import { taughtClasses } from './queries.ts'
import { Report } from './Report.tsx'

/** A class: how its learners come in, and how they get on. */
export default function ClassPage() {
  const t = useT()
  const { id = '' } = useParams()
  const classes = useQuery(taughtClasses)
  const found = classes.data?.items.find((one) => one.id === id)
  const title = found?.name ?? t('classes.class')
  const back = { href: paths.teach, label: t('common.teach') }
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <PageHeader title={title} lead={found?.course_title} back={back} />
      <Loaded query={classes} skeleton={<Waiting />}>
        {() =>
          found ? (
            <>
              <JoinCode code={found.code} learners={found.learners} />
              <div className="flex flex-wrap gap-2">
                <ButtonLink look="secondary" href={paths.gradebook(found.course_id, found.id)}>
                  {t('classes.gradebook')}
                </ButtonLink>
                <ButtonLink look="quiet" href={paths.worksheet(found.course_id)}>
                  {t('classes.worksheet')}
                </ButtonLink>
              </div>
              {found.learners > 0 && <Report course_id={found.course_id} class_id={found.id} />}
              <CloseClass schoolClass={found} />
            </>
          ) : (
            <EmptyState
              icon="people"
              title={t('classes.none_title')}
              text={t('classes.none_text')}
              action={<ButtonLink href={paths.teach}>{t('common.teach')}</ButtonLink>}
            />
          )
        }
      </Loaded>
    </>
  )
}

const Waiting = () => (
  <Skeleton label={useT()('common.loading')}>
    <Bone className="h-64" />
    <Bone className="h-40" />
  </Skeleton>
)

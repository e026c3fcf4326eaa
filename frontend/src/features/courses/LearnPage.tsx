import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { query } from '../../services/api/endpoints.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { Catalogue } from './Catalogue.tsx'
import { LearnPlaces } from './LearnPlaces.tsx'
import { MyClasses } from './MyClasses.tsx'
import { MyCourse } from './MyCourse.tsx'
import { useCatalogue } from './useCatalogue.ts'

/** My courses first, then all there are. */
export default function LearnPage() {
  const t = useT()
  const enrolments = useQuery(query('GET /courses/enrolments'))
  const mine = enrolments.data?.items
  // Its own state is told only beside a list of courses: one failure is said once.
  const { first } = useCatalogue()
  return (
    <>
      <title>{`${t('common.learn')} · TajiConnect`}</title>
      <PageHeader title={t('common.learn')} />
      <LearnPlaces />
      {!mine && first.data && (
        <Loaded query={enrolments} skeleton={<Skeleton label={t('common.loading')} />}>
          {() => null}
        </Loaded>
      )}
      {mine?.length === 0 && (
        <EmptyState icon="book" title={t('courses.none_mine_title')} text={t('courses.none_mine_text')} />
      )}
      {mine && mine.length > 0 && (
        <section aria-labelledby="mine" className="flex flex-col gap-3">
          <h2 id="mine" className="text-lg">
            {t('courses.mine')}
          </h2>
          <ul className="grid gap-3">
            {mine.map((enrolment) => (
              <MyCourse key={enrolment.course.id} enrolment={enrolment} />
            ))}
          </ul>
        </section>
      )}
      <MyClasses />
      <Catalogue />
    </>
  )
}

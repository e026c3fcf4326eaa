import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { Gradebook } from './Gradebook.tsx'

/** A teacher's class in one course: everybody's marks. */
export default function GradebookPage() {
  const t = useT()
  const { courseId = '', classId = '' } = useParams()
  const params = { course_id: courseId, class_id: classId }
  const book = useQuery(query('GET /grades/{course_id}/classes/{class_id}', { params }))
  const title = t('grades.book')
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <Loaded
        query={book}
        skeleton={<Waiting />}
        heading={<PageHeader title={title} back={{ href: paths.teach, label: t('common.courses') }} />}
      >
        {(book) => (
          <>
            <PageHeader
              title={t('grades.book_of', { name: book.class_name })}
              lead={book.title}
              back={{ href: paths.teachClass(book.class_id), label: book.class_name }}
            />
            {book.items.length === 0 ? (
              <EmptyState icon="people" title={t('grades.book_none_title')} text={t('grades.book_none_text')} />
            ) : (
              <Gradebook book={book} />
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

const Waiting = () => (
  <Skeleton label={useT()('common.loading')}>
    <Bone className="h-8 w-3/5" />
    {['a', 'b', 'c', 'd', 'e'].map((key) => (
      <Bone key={key} className="h-12" />
    ))}
  </Skeleton>
)

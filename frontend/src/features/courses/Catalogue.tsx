import { levelNames, levelWords } from '@tajiconnect/contract/course-words'
import type { CourseSummary } from '@tajiconnect/contract/courses'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { useOtherLanguage } from '../../parts/course-language.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { Link } from '../../ui/Link.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { folded } from '../../utils/folded.ts'
import { useCatalogue } from './useCatalogue.ts'

/** All courses by subject; every word typed has to be in a course's title, summary, level or subject. */
export function Catalogue() {
  const t = useT()
  const textOf = useText()
  const { first, courses } = useCatalogue()
  const subjects = useQuery(query('GET /subjects'))
  const names = subjects.data?.items
  const [typed, setTyped] = useState('')
  const [subject, setSubject] = useState('')

  /** Empty where the names of subjects cannot be had: courses are a list without headings then. */
  const nameOf = (id: string) => {
    const known = names?.find((one) => one.id === id)
    return known ? textOf(known.name) : names ? t('courses.other_subject') : ''
  }
  const words = folded(typed).split(/\s+/)
  const found = courses.filter((course) => {
    const text = folded([course.title, course.summary, ...levelNames(course), nameOf(course.subject_id)].join('\n'))
    return (!subject || course.subject_id === subject) && words.every((word) => text.includes(word))
  })
  const taught = [...new Set(courses.map(({ subject_id }) => subject_id))]
  const groups = taught
    .map((id) => ({ id, list: found.filter(({ subject_id }) => subject_id === id) }))
    .filter(({ list }) => list.length > 0)
  const clear = () => {
    setTyped('')
    setSubject('')
  }

  return (
    <section aria-labelledby="all" className="flex flex-col gap-4">
      <h2 id="all" className="text-lg">
        {t('courses.all')}
      </h2>
      <Loaded query={first} skeleton={<CatalogueSkeleton label={t('common.loading')} />}>
        {() =>
          subjects.isLoading ? (
            <CatalogueSkeleton label={t('common.loading')} />
          ) : courses.length === 0 ? (
            <EmptyState icon="book" title={t('courses.none_title')} text={t('courses.none_text')} />
          ) : (
            <>
              <TextField
                type="search"
                label={t('courses.search')}
                value={typed}
                maxLength={80}
                onChange={(event) => setTyped(event.target.value)}
              />
              {names && taught.length > 1 && (
                <FilterChips
                  label={t('courses.subject')}
                  options={[
                    { value: '', label: t('courses.all_subjects') },
                    ...taught.map((id) => ({ value: id, label: nameOf(id) })),
                  ]}
                  value={subject}
                  onChange={setSubject}
                />
              )}
              <output className="sr-only">{t('courses.found', { count: found.length })}</output>
              {found.length === 0 && (
                <EmptyState
                  icon="search"
                  title={t('courses.not_found_title')}
                  text={t('courses.not_found_text')}
                  action={
                    <Button look="secondary" onClick={clear}>
                      {t('courses.show_all')}
                    </Button>
                  }
                />
              )}
              {groups.map(({ id, list }) => (
                <section key={id} aria-label={nameOf(id) || undefined} className="flex flex-col gap-3">
                  {names && <h3 className="text-base text-ink-2">{nameOf(id)}</h3>}
                  <ul className="grid gap-3">
                    {list.map((course) => (
                      <CourseCard key={course.id} course={course} />
                    ))}
                  </ul>
                </section>
              ))}
            </>
          )
        }
      </Loaded>
    </section>
  )
}

function CourseCard({ course }: { course: CourseSummary }) {
  const t = useT()
  const textOf = useText()
  const { minutes } = useFormat()
  const language = useOtherLanguage()(course.language)
  return (
    <Card as="li">
      <h4 lang={course.language} className="text-base font-semibold">
        <Link
          href={paths.course(course.id)}
          className="text-primary no-underline after:absolute after:inset-0 after:rounded-card"
        >
          {course.title}
        </Link>
      </h4>
      <p lang={course.language} className="-mt-1 max-w-text text-sm text-ink-2">
        {course.summary}
      </p>
      <div className="flex flex-wrap gap-2">
        <Chip tone="plain">{textOf(levelWords(course))}</Chip>
        {language && <Chip tone="plain">{language}</Chip>}
        <Chip tone="plain" icon="book">
          {t('courses.lessons', { count: course.lesson_count })}
        </Chip>
        <Chip tone="plain" icon="clock">
          {minutes(course.minutes)}
        </Chip>
      </div>
    </Card>
  )
}

const CatalogueSkeleton = ({ label }: { label: string }) => (
  <Skeleton label={label}>
    <Bone className="h-12 w-full" />
    <Bone className="h-36 w-full" />
    <Bone className="h-36 w-full" />
  </Skeleton>
)

import { useQuery } from '@tanstack/react-query'
import { useT, useText } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { query } from '../../services/api/endpoints.ts'
import { Section } from '../../ui/Section.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { LIMITS, type Written } from './course.ts'
import { useDesk, useFault } from './desk.ts'
import { Line } from './fields.tsx'

/** What the course is, in a few words. */
export function CourseFacts() {
  const t = useT()
  const text = useText()
  const { course, keeper } = useDesk()
  const subjects = useQuery(query('GET /subjects')).data?.items ?? []
  const subject = useFault('subject_id')
  const change = (part: Partial<Written>) => keeper.change((now) => ({ ...now, ...part }))
  return (
    <Section title={t('authoring.facts')}>
      <div className="grid gap-4 wide:grid-cols-2">
        <Line
          at="title"
          label={t('authoring.title')}
          lang={course.language}
          value={course.title}
          error={course.title.trim() ? undefined : t('authoring.fault_title')}
          maxLength={LIMITS.title}
          onWrite={(title) => change({ title })}
        />
        <Line
          at="summary"
          label={t('authoring.summary')}
          hint={t('authoring.letters', { count: course.summary.length, max: LIMITS.summary })}
          lang={course.language}
          value={course.summary}
          maxLength={LIMITS.summary}
          onWrite={(summary) => change({ summary })}
        />
        <SelectField
          name="subject_id"
          label={t('authoring.subject')}
          error={subject.words}
          value={course.subject_id}
          options={subjects.map(({ id, name }) => ({ value: id, label: text(name) }))}
          onChange={({ target }) => {
            subject.mend()
            change({ subject_id: target.value })
          }}
        />
        <Line
          at="level"
          label={t('authoring.level')}
          hint={t('authoring.level_hint')}
          value={course.level}
          maxLength={LIMITS.level}
          onWrite={(level) => change({ level })}
        />
        <SelectField
          name="language"
          label={t('authoring.language')}
          value={course.language}
          options={LANGUAGES}
          onChange={({ target }) => change({ language: target.value === 'sw' ? 'sw' : 'en' })}
        />
      </div>
    </Section>
  )
}

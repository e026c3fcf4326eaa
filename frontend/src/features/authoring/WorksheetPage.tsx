import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckGroup } from '../../ui/ChoiceGroup.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { Worksheet, type Sheet } from './Worksheet.tsx'

/** The questions of a published course on paper, for a class without phones. */
export default function WorksheetPage() {
  const t = useT()
  const { id = '' } = useParams()
  const sheet = useQuery(query('GET /courses/{id}/worksheet', { params: { id } }))
  const title = t('authoring.worksheet')
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <div className="print:hidden">
        <PageHeader
          title={title}
          lead={sheet.data?.course.title}
          back={{ href: paths.teach, label: t('common.teach') }}
        />
      </div>
      <Loaded
        query={sheet}
        skeleton={<Waiting />}
        missing={<EmptyState icon="book" title={t('authoring.no_sheet_title')} text={t('authoring.no_sheet_text')} />}
      >
        {(sheet) => <Choices sheet={sheet} />}
      </Loaded>
    </>
  )
}

function Choices({ sheet }: { sheet: Sheet }) {
  const t = useT()
  const lessons = sheet.lessons.filter(({ items }) => items.length > 0)
  const [chosen, setChosen] = useState(lessons.slice(0, 1).map(({ id }) => id))
  const [parts, setParts] = useState<'key'[]>(['key'])
  return (
    <>
      <div className="flex max-w-page flex-col gap-5 print:hidden">
        <CheckGroup
          legend={t('authoring.sheet_lessons')}
          lang={sheet.course.language}
          options={lessons.map(({ id, title, items }) => ({
            value: id,
            label: title,
            hint: t('authoring.questions_count', { count: items.length }),
          }))}
          values={chosen}
          onChange={setChosen}
        />
        <CheckGroup
          legend={t('authoring.sheet_key')}
          options={[{ value: 'key' as const, label: t('authoring.sheet_with_key') }]}
          values={parts}
          onChange={setParts}
        />
        <div className="flex flex-col gap-2">
          <div>
            <Button disabled={chosen.length === 0} onClick={() => window.print()}>
              {t('authoring.print')}
            </Button>
          </div>
          <p className="text-sm text-ink-2">{t('authoring.print_text')}</p>
        </div>
      </div>
      {chosen.length > 0 && (
        <div className="overflow-x-auto rounded-card border border-line bg-surface p-5 wide:p-10 print:overflow-visible print:rounded-none print:border-0 print:p-0">
          <Worksheet
            course={sheet.course}
            lessons={lessons.filter(({ id }) => chosen.includes(id))}
            withKey={parts.length > 0}
          />
        </div>
      )}
    </>
  )
}

const Waiting = () => (
  <Skeleton label={useT()('common.loading')}>
    <Bone className="h-14" />
    <Bone className="h-14" />
    <Bone className="h-96" />
  </Skeleton>
)

import type { Career, PricedWayIn } from '@tajiconnect/contract/careers'
import { useQueries, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { AddCareer } from './AddCareer.tsx'
import { MOST_COMPARED, useCompared } from './compared.ts'
import { recommendationsQuery } from './recommendations.ts'
import { pathwayOf, useHasPathways, useSubjectNames } from './words.ts'

/** Up to three careers beside each other, fact by fact. */
export default function ComparePage() {
  const t = useT()
  const { ids, add, remove } = useCompared()
  const queries = useQueries({ queries: ids.map((id) => query('GET /ai/careers/{id}', { params: { id } })) })
  const careers = queries.flatMap(({ data }) => data ?? [])
  const failed = queries.find(({ data, error }) => error && !data)
  return (
    <>
      <title>{`${t('careers.compare_title')} · TajiConnect`}</title>
      <PageHeader
        title={t('careers.compare_title')}
        lead={t('careers.compare_lead', { count: MOST_COMPARED })}
        back={{ href: paths.careers, label: t('careers.title') }}
      />
      {failed?.error && (
        <Notice
          tone="danger"
          title={t('careers.compare_failed')}
          action={
            <Button look="secondary" busy={failed.isFetching} onClick={() => void failed.refetch()}>
              {t('common.retry')}
            </Button>
          }
        >
          {t(errorWords(failed.error))}
        </Notice>
      )}
      {ids.length === 0 ? (
        <EmptyState
          icon="compass"
          title={t('careers.compare_none')}
          text={t('careers.compare_none_text')}
          action={<ButtonLink href={paths.explore}>{t('careers.explore_link')}</ButtonLink>}
        />
      ) : careers.length === 0 && !failed ? (
        <Skeleton label={t('common.loading')}>
          <Bone className="h-80" />
        </Skeleton>
      ) : (
        <Table careers={careers} onRemove={remove} />
      )}
      {ids.length < MOST_COMPARED && <AddCareer without={ids} onAdd={add} />}
    </>
  )
}

function Table({ careers, onRemove }: { careers: readonly Career[]; onRemove: (id: string) => void }) {
  const t = useT()
  const text = useText()
  const { span, money } = useFormat()
  const matches = useQuery(recommendationsQuery).data?.recommendations ?? []
  const names = useSubjectNames()
  const hasPathways = useHasPathways()
  const scoreOf = (id: string) => matches.find(({ career }) => career.id === id)?.score
  type Row = [label: string, cell: (career: Career) => ReactNode]
  const pathway: Row = [t('careers.pathway'), (career) => career.pathway && <span lang="en">{pathwayOf(career)}</span>]
  const subjects: Row = [
    t('careers.subjects'),
    (career) => (names ? <List items={names(career.subjects)} /> : <Bone className="h-4" />),
  ]
  const rows: Row[] = [
    [t('careers.what'), (career) => <span lang={langOf(career)}>{text(career.description)}</span>],
    [
      t('careers.fit'),
      ({ id }) => {
        const score = scoreOf(id)
        return score === undefined ? t('careers.not_among') : t('careers.of_hundred', { count: Math.floor(score) })
      },
    ],
    ...(hasPathways ? [pathway] : []),
    ...(names === null ? [] : [subjects]),
    [
      t('careers.ways_in'),
      ({ ways_in }) => (
        <List
          items={ways_in.map(({ name, years, entry }) => (
            <>
              <span className="font-semibold">{text(name)}</span>, {span(years * 52)}. {text(entry)}
            </>
          ))}
        />
      ),
    ],
    [
      t('careers.cheapest_year'),
      ({ ways_in }) => {
        const cheapest = cheapestOf(ways_in)
        return (
          cheapest && (
            <>
              <span className="font-semibold">{money(cheapest.least)}</span>: {text(cheapest.name)}
            </>
          )
        )
      },
    ],
    [t('careers.day'), ({ day }) => day && text(day)],
    [t('careers.next'), ({ next }) => next && text(next)],
  ]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard
    <section aria-label={t('careers.compare_table')} tabIndex={0} className="-mx-5 overflow-x-auto px-1">
      <table className="w-full min-w-min table-fixed border-separate border-spacing-x-4 text-sm">
        <thead>
          <tr>
            {careers.map((career) => (
              <th key={career.id} scope="col" className="w-37.5 pb-2 text-left align-top">
                <Link
                  href={paths.career(career.id)}
                  lang={langOf(career)}
                  className="inline-flex min-h-12 items-center text-base font-bold text-primary underline underline-offset-4"
                >
                  {text(career.title)}
                </Link>
                <span className="-ml-5 block">
                  <Button
                    look="quiet"
                    icon="close"
                    aria-label={`${t('careers.compare_remove')}: ${text(career.title)}`}
                    onClick={() => onRemove(career.id)}
                  >
                    {t('careers.compare_remove')}
                  </Button>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(([label, cell]) => (
          <tbody key={label}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={careers.length}
                className="border-t border-line pt-4 pb-1 text-left text-ink-2"
              >
                {label}
              </th>
            </tr>
            <tr>
              {careers.map((career) => (
                <td key={career.id} className="pb-4 align-top">
                  {cell(career) || t('careers.not_known')}
                </td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  )
}

/** The way in whose year asks least of whoever gets all the help there is. */
const cheapestOf = (ways: readonly PricedWayIn[]) =>
  ways.flatMap(({ name, fees }) => (fees ? [{ name, least: fees.least }] : [])).toSorted((a, b) => a.least - b.least)[0]

const langOf = ({ curated }: Career) => (curated ? undefined : 'en')

const List = ({ items }: { items: readonly ReactNode[] }) =>
  items.length === 0 ? null : (
    <ul className="flex flex-col gap-1.5">
      {items.map((item, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list never changes its order
        <li key={at}>{item}</li>
      ))}
    </ul>
  )

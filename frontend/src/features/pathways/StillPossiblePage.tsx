import type { Stage } from '@tajiconnect/contract/onboarding'
import { STAGES } from '@tajiconnect/contract/onboarding-options'
import type { Pathways } from '@tajiconnect/contract/pathways'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect } from 'react'
import { lazyPage, useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { AskNext } from './AskNext.tsx'
import { useKept } from './kept.ts'
import { StagedContext } from './staged.ts'

/** What grades and subjects open. Once it has been opened it works without a network. */
export default function StillPossiblePage() {
  const t = useT()
  const pathways = useQuery(query('GET /ai/pathways'))
  const subjects = useQuery(query('GET /subjects'))
  const onboarding = useQuery(query('GET /onboarding'))
  // Without a network and without what was told before, the page asks where somebody is.
  const isTold = !onboarding.isPending
  return (
    <>
      <title>{`${t('pathways.title')} · TajiConnect`}</title>
      <PageHeader
        title={t('pathways.title')}
        lead={t('pathways.lead')}
        back={{ href: paths.careers, label: t('common.careers') }}
      />
      <Loaded query={pathways} skeleton={<Waiting />}>
        {(pathways) => (
          <Loaded query={subjects} skeleton={<Waiting />}>
            {() => (isTold ? <Staged pathways={pathways} told={onboarding.data?.stage ?? null} /> : <Waiting />)}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

function Staged({ pathways, told }: { pathways: Pathways; told: Stage | null }) {
  const t = useT()
  const [chosen, choose] = useKept<Stage | null>('stage', null)
  const stage = chosen ?? told
  const options = STAGES.map((value) => ({ value, label: t(`pathways.stage_${value}`) }))
  if (!stage) return <AskNext id="stage" question={t('pathways.stage_ask')} options={options} onPick={choose} />
  return (
    <>
      <div className="print:hidden">
        <SelectField
          label={t('pathways.stage')}
          options={options}
          value={stage}
          onChange={({ target }) => choose(STAGES.find((each) => each === target.value) ?? stage)}
        />
      </div>
      <StagedContext value={{ pathways, stage }}>
        <ForStage stage={stage} />
      </StagedContext>
    </>
  )
}

const GradesView = lazyPage([], () => import('./GradesView.tsx'))
const Combination = lazyPage([], () => import('./Combination.tsx'))
const Junior = lazyPage([], () => import('./Junior.tsx'))

/** Each stage has its own part. All are fetched, so that another stage can be looked at without a network. */
function ForStage({ stage }: { stage: Stage }) {
  useEffect(() => {
    for (const part of [GradesView, Combination, Junior]) part.preload().catch(() => undefined)
  }, [])
  const Part = stage === 'grade_7_9' ? Junior : stage === 'grade_10_12' ? Combination : GradesView
  return (
    <Suspense fallback={<Waiting />}>
      <Part />
    </Suspense>
  )
}

function Waiting() {
  const t = useT()
  return (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-20" />
      <Bone className="h-56" />
      <Bone className="h-24" />
    </Skeleton>
  )
}

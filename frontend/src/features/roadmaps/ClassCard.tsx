import type { ClassLevel } from '@tajiconnect/contract/onboarding'
import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { ClassChips } from '../../parts/ClassChips.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'

const TOLD = query('GET /onboarding')

/** Asks for the class where one is assumed. The roadmap comes anew once the gateway has the answer. */
export default function ClassCard({ roadmap }: { roadmap: Roadmap }) {
  const t = useT()
  const id = useId()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<ClassLevel | null>(null)
  const stage = useQuery(TOLD).data?.stage ?? roadmap.stage
  if (roadmap.class_known && !chosen) return null

  function choose(class_level: ClassLevel | null) {
    setChosen(class_level)
    const class_year = class_level && new Date().getFullYear()
    client.setQueryData(TOLD.queryKey, (told) => told && { ...told, stage, class_level, class_year })
    // Takes the place of an unsent answer about the stage, so it carries that too.
    void outbox.add({ name: 'PUT /onboarding', input: { body: { stage, class_level } }, replaces: 'onboarding.stage' })
  }

  return (
    <Card as="section" labelledBy={id}>
      <h2 id={id} className="text-lg">
        {t('onboarding.class_ask')}
      </h2>
      <p className="max-w-text text-ink-2">{t('roadmaps.class_why')}</p>
      {stage ? (
        <ClassChips stage={stage} value={chosen} onChange={choose} />
      ) : (
        <ButtonLink look="secondary" href={`${paths.welcome}?step=stage`}>
          {t('roadmaps.class_tell')}
        </ButtonLink>
      )}
      <output className="text-sm text-ink-2 empty:-mt-3">
        {chosen && t(roadmap.class_known ? 'roadmaps.class_used' : 'roadmaps.class_kept')}
      </output>
    </Card>
  )
}

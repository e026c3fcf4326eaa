import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { usePrintedAt } from '../../parts/printed.ts'
import { query } from '../../services/api/endpoints.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckGroup } from '../../ui/ChoiceGroup.tsx'
import { Section } from '../../ui/Section.tsx'
import { PictureButton } from './PictureButton.tsx'
import { PrintedRoadmap } from './PrintedRoadmap.tsx'
import { useSheet } from './sheet.ts'

/** The roadmap on paper or as a picture, made on this device; without the learner's name unless they want it there. */
export default function Keep({ roadmap }: { roadmap: Roadmap }) {
  const t = useT()
  const [named, setNamed] = useState<'name'[]>([])
  const printedAt = usePrintedAt()
  const called = useQuery(query('GET /onboarding')).data?.preferred_name
  const account = useSession(({ user }) => user?.name)
  const sheet = useSheet(roadmap, named.length > 0 ? (called ?? account ?? null) : null)

  return (
    <>
      <div className="print:hidden">
        <Section title={t('roadmaps.keep')}>
          <p className="max-w-text text-ink-2">{t('roadmaps.keep_text')}</p>
          <CheckGroup
            legend={t('roadmaps.keep')}
            legendHidden
            options={[{ value: 'name', label: t('roadmaps.with_name') }]}
            values={named}
            onChange={setNamed}
          />
          <div className="flex flex-wrap gap-2">
            <Button look="secondary" onClick={() => window.print()}>
              {t('roadmaps.print')}
            </Button>
            <PictureButton sheet={sheet} />
          </div>
        </Section>
      </div>
      {printedAt && <PrintedRoadmap sheet={sheet} />}
    </>
  )
}

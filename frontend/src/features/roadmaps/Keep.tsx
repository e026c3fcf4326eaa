import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckGroup } from '../../ui/ChoiceGroup.tsx'
import { Section } from '../../ui/Section.tsx'
import { PictureButton } from './PictureButton.tsx'
import { PrintedRoadmap } from './PrintedRoadmap.tsx'
import { useSheet } from './sheet.ts'

/** The roadmap on paper or as a picture, made on this device; without the learner's name unless they want it there. */
export function Keep({ roadmap }: { roadmap: Roadmap }) {
  const t = useT()
  const [named, setNamed] = useState<'name'[]>([])
  const [printed, setPrinted] = useState(false)
  const called = useQuery(query('GET /onboarding')).data?.preferred_name
  const account = useSession(({ user }) => user?.name)
  const sheet = useSheet(roadmap, named.length > 0 ? (called ?? account ?? null) : null)

  // What goes on paper is made when it is first asked for, by our button or the browser's own menu, and stays.
  useEffect(() => {
    const make = () => flushSync(() => setPrinted(true))
    window.addEventListener('beforeprint', make)
    return () => window.removeEventListener('beforeprint', make)
  }, [])

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
      {printed && <PrintedRoadmap sheet={sheet} />}
    </>
  )
}

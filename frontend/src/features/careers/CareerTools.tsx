import type { Career } from '@tajiconnect/contract/careers'
import { useState } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { save, useSaved } from './saved.ts'

/** What can be done with a career besides making a road to it. */
export function CareerTools({ career }: { career: Career }) {
  const t = useT()
  const saved = useSaved().data?.items.some(({ id }) => id === career.id) ?? false
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <Button
        look="quiet"
        icon={saved ? 'check' : 'star'}
        aria-pressed={saved}
        onClick={() => void save(career, !saved)}
      >
        {t(saved ? 'careers.saved_one' : 'careers.save')}
      </Button>
      <ButtonLink look="quiet" icon="compass" href={paths.compare([career.id])}>
        {t('careers.compare')}
      </ButtonLink>
      <Share career={career} />
    </div>
  )
}

/** By whatever the phone offers for sharing, and otherwise by the clipboard. */
function Share({ career }: { career: Career }) {
  const t = useT()
  const text = useText()
  const [words, setWords] = useState('')
  const url = new URL(paths.career(career.id), location.origin).href

  async function share() {
    try {
      if (typeof navigator.share === 'function') return await navigator.share({ title: text(career.title), url })
      await navigator.clipboard.writeText(url)
      setWords(t('careers.link_copied'))
    } catch (error) {
      // Whoever closes the phone's list of apps has changed their mind.
      if (!(error instanceof DOMException && error.name === 'AbortError'))
        setWords(t('careers.link_not_copied', { url }))
    }
  }

  return (
    <>
      <Button look="quiet" icon="external" onClick={() => void share()}>
        {t('careers.share')}
      </Button>
      <output className="text-sm break-all text-ink-2">{words}</output>
    </>
  )
}

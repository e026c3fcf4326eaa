import type { Content, ContentPatch } from '@tajiconnect/contract/content'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextField.tsx'

interface TranscriptProps {
  file: Content
  busy: boolean
  onChange: (patch: ContentPatch) => void
}

/** What is said or shown, as text, for whoever cannot hear it, see it, or pay for it. */
export function Transcript({ file, busy, onChange }: TranscriptProps) {
  const t = useT()
  const [text, setText] = useState({ en: file.transcript?.en ?? '', sw: file.transcript?.sw ?? '' })
  const same = LANGUAGES.every(({ value }) => text[value].trim() === (file.transcript?.[value] ?? ''))
  const save = () => {
    const written = LANGUAGES.flatMap(({ value }) => (text[value].trim() ? [[value, text[value].trim()]] : []))
    onChange({ transcript: written.length > 0 ? Object.fromEntries(written) : null })
  }
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{t('authoring.transcript')}</h3>
      <p className="text-sm text-ink-2">{t('authoring.transcript_text')}</p>
      {LANGUAGES.map(({ value, label }) => (
        <TextArea
          key={value}
          label={t('authoring.transcript_in', { language: label })}
          lang={value}
          rows={3}
          maxLength={20_000}
          value={text[value]}
          onChange={({ target }) => setText({ ...text, [value]: target.value })}
        />
      ))}
      {!same && (
        <div>
          <Button look="secondary" busy={busy} onClick={save}>
            {t('common.save')}
          </Button>
        </div>
      )}
    </section>
  )
}

import type { Locale } from '@tajiconnect/contract/common'
import type { Content, ContentPatch } from '@tajiconnect/contract/content'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { call } from '../../services/api/endpoints.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { FileButton, IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { ACCEPT } from './file-kinds.ts'

interface CaptionsProps {
  file: Content
  busy: boolean
  onChange: (patch: ContentPatch) => void
}

/** Captions of sound or film, a WebVTT file for each language. */
export function Captions({ file, busy, onChange }: CaptionsProps) {
  const t = useT()
  const others = (locale: Locale) => file.captions.filter((caption) => caption.locale !== locale)
  const add = useMutation({
    mutationFn: async ({ chosen }: { chosen: File; locale: Locale }) => {
      const content = await call('POST /content/upload', { file: chosen, body: { name: chosen.name } })
      if (content.media_type !== 'text/vtt') throw new ApiError('unsupported_media_type', { status: 415 })
      return content
    },
    onSuccess: ({ id }, { locale }) => onChange({ captions: [...others(locale), { locale, content_id: id }] }),
  })
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('authoring.captions')}</h3>
      <p className="text-sm text-ink-2">{t('authoring.captions_text')}</p>
      {add.error && (
        <Notice tone="danger">
          {add.error instanceof ApiError && add.error.code === 'unsupported_media_type'
            ? t('authoring.captions_wrong')
            : t(errorWords(add.error))}
        </Notice>
      )}
      <ul className="flex flex-col gap-1">
        {LANGUAGES.map(({ value: locale, label }) => {
          const has = file.captions.some((caption) => caption.locale === locale)
          return (
            <li key={locale} className="flex min-h-12 flex-wrap items-center justify-between gap-x-3">
              <span className="flex items-center gap-2 font-medium">
                {label} {has && <Chip icon="check">{t('authoring.captions_there')}</Chip>}
              </span>
              <span className="flex">
                <FileButton
                  look="quiet"
                  accept={ACCEPT.captions}
                  busy={busy || add.isPending}
                  onChoose={(chosen) => add.mutate({ chosen, locale })}
                >
                  {t(has ? 'authoring.captions_change' : 'authoring.captions_add')}
                  <VisuallyHidden>: {label}</VisuallyHidden>
                </FileButton>
                {has && (
                  <IconButton
                    icon="bin"
                    label={t('authoring.take_out', { text: label })}
                    aria-disabled={busy}
                    onClick={() => busy || onChange({ captions: others(locale) })}
                  />
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

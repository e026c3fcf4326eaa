import type { Content } from '@tajiconnect/contract/content'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { kindOf, type FileKind } from './file-kinds.ts'

const ICONS: Record<FileKind, IconName> = {
  image: 'eye',
  audio: 'bell',
  video: 'play',
  captions: 'chat',
  document: 'book',
}

/** A file in a line: what it is called, what it is, how big and how long. */
export function FileRow({ file, choosing, onPress }: { file: Content; choosing: boolean; onPress: () => void }) {
  const t = useT()
  const { bytes, seconds, date } = useFormat()
  const kind = kindOf(file.media_type)
  const facts = [
    t(`authoring.kind_${kind}`),
    bytes(file.bytes),
    file.duration_s !== null && seconds(file.duration_s),
    date(file.created_at),
    file.captions.length > 0 && t('authoring.has_captions'),
    file.transcript && t('authoring.has_transcript'),
  ]
  return (
    <li>
      <button
        type="button"
        onClick={onPress}
        className="flex min-h-16 w-full cursor-pointer items-center gap-3 rounded-control py-2 text-left hover:bg-primary-soft"
      >
        <span className="grid size-10 shrink-0 place-items-center rounded-control bg-sunk text-ink-2">
          <Icon name={ICONS[kind]} className="size-5" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium break-words text-primary">{file.name}</span>
          <span className="block text-sm text-ink-2">{facts.filter(Boolean).join(' · ')}</span>
        </span>
        <Icon name={choosing ? 'plus' : 'chevron'} className="size-5 text-ink-2" />
      </button>
    </li>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { downloadFile } from '../../utils/download.ts'
import type { Sheet } from './sheet.ts'

const draw = () => import('./picture/draw.ts')

/** A picture of the roadmap: handed to another app where the browser can, and kept as a file otherwise. */
export function PictureButton({ sheet }: { sheet: Sheet }) {
  const t = useT()
  // It is to work without a network, too.
  useEffect(() => void draw().catch(() => undefined), [])
  const make = useMutation({
    mutationFn: async () => {
      const { drawPicture } = await draw()
      const picture = await drawPicture(sheet, t('roadmaps.or'))
      return offer(new File([picture], nameOf(sheet.title), { type: picture.type }), sheet.title)
    },
  })
  return (
    <>
      <Button look="secondary" icon="download" busy={make.isPending} onClick={() => make.mutate()}>
        {t('roadmaps.picture')}
      </Button>
      {make.error && <Notice tone="danger">{t('roadmaps.no_picture')}</Notice>}
      {make.data && <Notice tone="success">{t('roadmaps.picture_kept', { name: make.data })}</Notice>}
    </>
  )
}

/** Answers with the name of the file that was kept; null where another app was offered it. */
async function offer(file: File, title: string): Promise<string | null> {
  const files = [file]
  if (navigator.canShare?.({ files })) {
    try {
      await navigator.share({ files, title })
      return null
    } catch (error) {
      // Closed without choosing. Anything else, such as a tap too long ago, is no reason to go without.
      if (error instanceof DOMException && error.name === 'AbortError') return null
    }
  }
  downloadFile(file)
  return file.name
}

const nameOf = (title: string) =>
  `${title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')}.png`

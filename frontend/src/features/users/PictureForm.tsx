import type { User } from '@tajiconnect/contract/users'
import { useRef, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { pictureUrl } from '../../services/api/picture-url.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button, FileButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { usePicture } from './usePicture.ts'

/** The own picture, or the first letter of the name; and ways to change that. */
export function PictureForm({ user }: { user: User }) {
  const t = useT()
  const picture = usePicture()
  const chooser = useRef<HTMLInputElement>(null)
  const [asking, setAsking] = useState(false)
  const done = picture.saved ? 'users.picture_saved' : picture.removed ? 'users.picture_removed' : null

  // The button that was pressed goes; the keyboard stays beside where it was.
  const stop = () => {
    chooser.current?.focus()
    picture.stop()
  }
  const remove = async () => {
    await picture.remove()
    setAsking(false)
    requestAnimationFrame(() => chooser.current?.focus())
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-4">
        <Avatar
          name={user.name}
          src={pictureUrl(user)}
          alt={t('users.picture')}
          className="size-20 text-3xl wide:size-24"
        />
        <div className="flex min-w-0 flex-wrap gap-2">
          <FileButton ref={chooser} look="secondary" accept="image/*" busy={picture.sending} onChoose={picture.send}>
            {t('users.picture_choose')}
          </FileButton>
          {picture.sending ? (
            <Button look="quiet" onClick={stop}>
              {t('common.cancel')}
            </Button>
          ) : (
            user.avatar_url && (
              <Button look="quiet" onClick={() => setAsking(true)}>
                {t('users.picture_remove')}
              </Button>
            )
          )}
        </div>
      </div>
      <output className="text-sm text-ink-2">
        {picture.sending ? t('users.picture_sending') : done ? t(done) : t('users.picture_hint')}
      </output>
      {picture.words && (
        <Notice
          tone="danger"
          action={
            picture.again && (
              <div>
                <Button look="secondary" onClick={picture.again}>
                  {t('common.retry')}
                </Button>
              </div>
            )
          }
        >
          {picture.words}
        </Notice>
      )}
      {asking && (
        <ConfirmDialog
          title={t('users.picture_remove_title')}
          confirm={t('users.picture_remove')}
          danger
          busy={picture.removing}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          {t('users.picture_remove_text')}
        </ConfirmDialog>
      )}
    </div>
  )
}

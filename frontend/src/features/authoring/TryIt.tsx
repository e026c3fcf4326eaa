import type { Locale } from '@tajiconnect/contract/common'
import type { DrawnItem, MarkedItem, Response } from '@tajiconnect/contract/courses'
import { mark, questionOf } from '@tajiconnect/contract/learner/marking'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { AnswerField } from '../../parts/player/AnswerField.tsx'
import { Inline } from '../../parts/player/Inline.tsx'
import { MarkedQuestion } from '../../parts/player/MarkedQuestion.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'

interface TryItProps {
  item: DrawnItem
  language: Locale
  onClose: () => void
}

/** The question as a learner meets it, marked by the same rules; nothing of it is kept. */
export default function TryIt({ item, language, onClose }: TryItProps) {
  const t = useT()
  const [response, setResponse] = useState<Response>()
  const [hinted, setHinted] = useState(false)
  const [marked, setMarked] = useState<MarkedItem | null>(null)
  const question = questionOf(item)
  const again = () => {
    setMarked(null)
    setResponse(undefined)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('authoring.try')}
      closeLabel={t('common.close')}
      actions={
        marked ? (
          <Button wide look="secondary" onClick={again}>
            {t('authoring.try_again')}
          </Button>
        ) : (
          <Button wide onClick={() => setMarked(mark(item, response ?? null))}>
            {t('authoring.try_mark')}
          </Button>
        )
      }
    >
      {marked ? (
        <ul>
          <MarkedQuestion question={question} marked={marked} lang={language} />
        </ul>
      ) : (
        <div className="flex flex-col gap-4">
          <h3 id="prompt" lang={language} className="max-w-text text-base">
            <Inline text={item.prompt} math={item.math} naming />
          </h3>
          <AnswerField question={question} response={response} lang={language} onChange={setResponse} />
          {hinted ? (
            <Notice title={t('player.hint')}>
              <span lang={language}>
                <Inline text={item.hint} math={item.math} />
              </span>
            </Notice>
          ) : (
            item.hint && (
              <div className="-ml-5">
                <Button look="quiet" icon="bulb" onClick={() => setHinted(true)}>
                  {t('player.show_hint')}
                </Button>
              </div>
            )
          )}
        </div>
      )}
    </Dialog>
  )
}

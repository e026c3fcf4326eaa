import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { useFailureWords } from '../../parts/failure.ts'
import { call } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { download } from '../../utils/download.ts'

/** All that the gateway keeps about the person, as a file; the one thing on Me that needs the network. */
export function YourData() {
  const t = useT()
  const id = useId()
  const failureWords = useFailureWords()
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: async () => {
      const document = await call('GET /users/me/export')
      const name = `taji-data-${document.generated_at.slice(0, 10)}.json`
      download(name, JSON.stringify(document, null, 2), 'application/json')
      return { name }
    },
  })
  return (
    <Card as="section" labelledBy={id}>
      <h2 id={id} className="text-lg">
        {t('users.data')}
      </h2>
      <p className="text-ink-2">{t('users.data_text')}</p>
      {error && <Notice tone="danger">{failureWords(error)}</Notice>}
      {data && <Notice tone="success">{t('users.data_done', { name: data.name })}</Notice>}
      <Button look="secondary" icon="download" busy={isPending} onClick={() => mutate()}>
        {t('users.data_download')}
      </Button>
    </Card>
  )
}

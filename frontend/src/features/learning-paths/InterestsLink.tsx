import type { Result } from '@tajiconnect/contract/psychometric'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/Card.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'

const STRONGEST = 2

/** Back to the interests result, with its strongest letters by name where any stand out. */
export function InterestsLink({ result: { code = '', scales, quality } }: { result: Result }) {
  const t = useT()
  const textOf = useText()
  const names = [...code].slice(0, STRONGEST).flatMap((letter) => scales.find((scale) => scale.code === letter) ?? [])
  return (
    <Card as="div">
      <Link
        href={paths.interestResult}
        className="-my-1 flex min-h-12 items-center justify-between gap-3 text-ink no-underline after:absolute after:inset-0 after:rounded-card"
      >
        <span>
          <span className="block font-semibold">{t('learning-paths.enjoy')}</span>
          <span className="block text-sm text-ink-2">
            {quality.flat ? t('learning-paths.enjoy_flat') : names.map(({ name }) => textOf(name)).join(' · ')}
          </span>
        </span>
        <Icon name="chevron" className="size-5 text-ink-2" />
      </Link>
    </Card>
  )
}

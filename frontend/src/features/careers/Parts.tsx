import type { Recommendation } from '@tajiconnect/contract/careers'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { wholePoints } from './whole-points.ts'

/** What the match is made of, part by part, in whole points that add up to it. Nothing where it is interests alone. */
export function Parts({ parts }: Pick<Recommendation, 'parts'>) {
  const t = useT()
  const { number } = useFormat()
  if (parts.length < 2) return null
  const whole = wholePoints(parts.map(({ points }) => points))
  return (
    <Disclosure summary={t('careers.parts')}>
      <table className="w-full max-w-96 text-sm">
        <caption className="sr-only">{t('careers.parts')}</caption>
        <tbody>
          {parts.map(({ part }, at) => (
            <tr key={part} className="border-b border-line">
              <th scope="row" className="py-2 pr-4 text-left font-normal">
                {t(`careers.part_${part}`)}
              </th>
              <td className="py-2 text-right font-semibold tabular-nums">{number(whole[at] ?? 0)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="py-2 pr-4 text-left">
              {t('careers.part_all')}
            </th>
            <td className="py-2 text-right font-bold tabular-nums">
              {number(whole.reduce((sum, points) => sum + points, 0))}
            </td>
          </tr>
        </tbody>
      </table>
      <p className="mt-2 max-w-text text-sm text-ink-2">{t('careers.parts_text')}</p>
    </Disclosure>
  )
}

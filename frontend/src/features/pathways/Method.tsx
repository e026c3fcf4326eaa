import type { Outcome } from '@tajiconnect/contract/doors'
import type { Pathways } from '@tajiconnect/contract/pathways'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Sources } from './Sources.tsx'

/** How the estimate comes about, of which years its figures are, and where it errs. */
export function Method({ pathways, result }: { pathways: Pathways; result: Outcome }) {
  const t = useT()
  const { number } = useFormat()
  const { kcse, cut_off_years: years, requirements_year, band } = pathways
  const points = number(band, { maximumFractionDigits: 1 })
  return (
    <section className="mt-3 flex flex-col gap-2">
      <h2 className="text-lg">{t('pathways.method')}</h2>
      <p className="max-w-text">
        {t('pathways.method_prior', {
          from: String(years[0]),
          to: String(years.at(-1)),
          year: String(requirements_year),
        })}
      </p>
      <Disclosure summary={t('pathways.method_more')}>
        <div className="flex max-w-text flex-col gap-3">
          <p>{t('pathways.method_weight')}</p>
          <p>{t('pathways.method_official')}</p>
          <p>{t('pathways.method_band', { points })}</p>
          <p>{t('pathways.method_words')}</p>
        </div>
      </Disclosure>
      <DataTable
        summary={t('pathways.clusters')}
        heads={[t('pathways.cluster'), t('pathways.weight')]}
        rows={kcse.clusters.map(({ number: cluster, name }) => {
          const weight = result.weights.get(cluster)
          return [
            `${cluster} · ${name}`,
            weight ? t('pathways.about', { count: Math.round(weight) }) : t('pathways.no_weight'),
          ]
        })}
      />
      <Sources sources={kcse.sources} />
    </section>
  )
}

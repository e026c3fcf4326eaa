import type { ChoiceItem } from '@tajiconnect/contract/psychometric'
import { useLocale, useText } from '../../i18n/i18n.ts'
import { TapRadios } from '../../ui/TapRadios.tsx'

interface PairChoiceProps {
  legend: string
  options: ChoiceItem['options']
  /** 1 or 2. */
  value: number | null
  onChange: (value: number) => void
  onCommit: (value: number) => void
}

/** Two things as two large cards; one tap chooses. */
export function PairChoice({ options, ...radios }: PairChoiceProps) {
  const text = useText()
  const other = useLocale() === 'en' ? 'sw' : 'en'
  const cards = options.map((option, at) => ({
    value: at + 1,
    label: (
      <span className="flex flex-col gap-1 py-6 text-lg leading-snug">
        {text(option.text)}
        <span lang={other} aria-hidden className="text-sm font-normal text-ink-2">
          {option.text[other]}
        </span>
      </span>
    ),
  }))
  return <TapRadios {...radios} legendHidden pair options={cards} />
}

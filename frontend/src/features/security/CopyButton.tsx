import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'

/** Puts a text on the clipboard and says whether that went well: not every browser lets a page do it. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useT()
  const [copied, setCopied] = useState<boolean | null>(null)

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }

  return (
    <div className="flex w-full flex-col gap-1">
      <Button look="secondary" wide onClick={() => void copy()}>
        {label}
      </Button>
      <output className="text-sm text-ink-2">
        {copied !== null && t(copied ? 'security.copied' : 'security.copy_failed')}
      </output>
    </div>
  )
}

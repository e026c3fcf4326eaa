/** Hands a text over as a file, to be kept wherever the browser keeps such. */
export const download = (name: string, text: string, type: 'text/plain' | 'application/json'): void =>
  downloadFile(new File([text], name, { type }))

/** Hands a file over under its own name. */
export function downloadFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // Some browsers read it only after they have asked where to put it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

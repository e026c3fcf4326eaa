interface Texts {
  prompt: string
  hint: string
  explanation?: string
  options?: readonly { text: string; feedback?: string | undefined }[] | undefined
  targets?: readonly { text: string }[] | undefined
}

/** The texts of an item or a question in which formulas may stand, each with its place in it. */
export function textsOf({ prompt, hint, explanation = '', options = [], targets = [] }: Texts) {
  const texts: [place: string, text: string][] = [
    ['prompt', prompt],
    ['hint', hint],
    ['explanation', explanation],
  ]
  for (const [at, { text, feedback = '' }] of options.entries())
    texts.push([`options.${at}.text`, text], [`options.${at}.feedback`, feedback])
  for (const [at, { text }] of targets.entries()) texts.push([`targets.${at}.text`, text])
  return texts
}

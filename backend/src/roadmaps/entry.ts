import type { Text } from '@tajiconnect/contract/common'
import type { SubjectRule, Way } from '@tajiconnect/contract/pathways'
import type { SubjectId } from '@tajiconnect/contract/onboarding'
import { listed } from './draft.ts'

type NameOf = (subject: SubjectId) => Text

export const eitherOf = (names: readonly Text[]): Text => ({
  en: names.map(({ en }) => en).join(' or '),
  sw: names.map(({ sw }) => sw).join(' au '),
})

/**
 * What a way in asks for. The words we keep are English; where they could be read as rules, the rules are said in Kiswahili
 * too, and otherwise the English words stand in both.
 */
export function entryOf({ entry, least, subjects }: Way, nameOf: NameOf): Text {
  if (least === null) return { en: entry, sw: entry }
  const mean = least === 'any' ? 'hakuna alama maalumu ya KCSE inayohitajika' : `wastani wa ${least} katika KCSE`
  return { en: entry, sw: [mean, ...askedFor(subjects, nameOf)].join(', na ') }
}

/** “C+ katika Biolojia na Kemia”, one for each grade. */
function askedFor(rules: readonly SubjectRule[], nameOf: NameOf): string[] {
  const grades = [...new Set(rules.map(({ grade }) => grade))]
  return grades.map((grade) => {
    const names = listed(rules.filter((rule) => rule.grade === grade).map(({ any }) => eitherOf(any.map(nameOf)))).sw
    return grade ? `${grade} katika ${names}` : `somo la ${names}`
  })
}

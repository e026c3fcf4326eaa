import type { Text } from '@tajiconnect/contract/common'
import type { MasteryLevel } from '@tajiconnect/contract/learner/levels'

/** Of a skill that has become proficient or mastered. */
export const learntWords = ({ en, sw }: Text, level: MasteryLevel): Text =>
  level === 'mastered'
    ? {
        en: `“${en}” has stayed with you. You still knew it later on, among other questions.`,
        sw: `Bado unaikumbuka mada ya “${sw}”. Umejibu vizuri hata baadaye, kati ya maswali mengine.`,
      }
    : {
        en: `You have learnt “${en}”. We will ask about it again before you forget it.`,
        sw: `Umeielewa mada ya “${sw}”. Tutakuuliza tena kuihusu kabla hujaisahau.`,
      }

/** Of a skill that reviews have shown to be fading. */
export const slippedWords = ({ en, sw }: Text): Text => ({
  en: `“${en}” is fading: your last two answers on it were wrong or needed a hint. A short practice brings it back.`,
  sw: `Mada ya “${sw}” imeanza kusahaulika: majibu yako mawili ya mwisho hayakuwa sahihi au yalihitaji kidokezo. Mazoezi mafupi yatakukumbusha.`,
})

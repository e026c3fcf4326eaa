import type { Text } from '@tajiconnect/contract/common'

/** What the next action is called and why it is the next, in both languages. */

export const review = {
  title: { en: 'Bring back what you learnt', sw: 'Kumbuka uliyojifunza' },
  reason: (due: number): Text =>
    due === 1
      ? {
          en: 'One skill you learnt is due today. A few questions now keep it for longer.',
          sw: 'Mada moja uliyojifunza inahitaji marudio leo. Maswali machache yatakusaidia usiisahau.',
        }
      : {
          en: `${due} skills you learnt are due today. A few questions now keep them for longer.`,
          sw: `Mada ${due} ulizojifunza zinahitaji marudio leo. Maswali machache yatakusaidia usizisahau.`,
        },
}

export const stepDown = ({ en, sw }: Text): Text => ({ en: `A short step back: ${en}`, sw: `Rudi nyuma kidogo: ${sw}` })

export const practise = ({ en, sw }: Text): Text => ({ en: `Practise: ${en}`, sw: `Fanya mazoezi: ${sw}` })

export const skillOpen = ({ en, sw }: Text, percent: number): Text => ({
  en: `You passed the quiz, and “${en}” is at ${percent}% now. A few more right answers, and it is learnt.`,
  sw: `Umefaulu jaribio, na “${sw}” sasa iko kwenye asilimia ${percent}. Majibu sahihi machache zaidi, na utakuwa umeielewa.`,
})

export const skillUnasked = ({ en, sw }: Text, course: string): Text => ({
  en: `“${en}” is part of ${course}, and you have not been asked about it yet. A few questions show what you know.`,
  sw: `“${sw}” ni sehemu ya ${course}, na bado hujaulizwa kuihusu. Maswali machache yataonyesha unachojua.`,
})

/** `career` is null on the path of a subject. */
export const courseStarts = (course: string, career: Text | null): Text =>
  career
    ? {
        en: `The next step of your roadmap to ${career.en} is the course ${course}.`,
        sw: `Hatua inayofuata ya ramani yako kuelekea ${career.sw} ni kozi ya ${course}.`,
      }
    : { en: `The course ${course} begins here.`, sw: `Kozi ya ${course} inaanzia hapa.` }

export const lessonNext = (course: string, career: Text | null): Text =>
  career
    ? {
        en: `The next lesson of ${course}, a step of your roadmap to ${career.en}.`,
        sw: `Somo linalofuata la ${course}, hatua ya ramani yako kuelekea ${career.sw}.`,
      }
    : { en: `The next lesson of ${course}.`, sw: `Somo linalofuata la ${course}.` }

export const quizNext = (questions: number): Text => ({
  en: `You have read the lesson. ${questions} questions show what stayed with you.`,
  sw: `Umesoma somo. Maswali ${questions} yataonyesha ulichokikumbuka.`,
})

export const quizFailed = (correct: number, total: number): Text => ({
  en: `You got ${correct} of ${total} last time. Look at the lesson again if you like, then try once more.`,
  sw: `Ulipata ${correct} kati ya ${total} mara iliyopita. Ukipenda, soma somo tena, kisha ujaribu.`,
})

export const outside = ({ en, sw }: Text): Text => ({
  en: `This is the next step to ${en}. It happens outside the app; tick it when it is done.`,
  sw: `Hii ndiyo hatua inayofuata kuelekea ${sw}. Inafanyika nje ya programu; iweke alama ukiimaliza.`,
})

export const roadmapDone = {
  title: { en: 'Choose what comes next', sw: 'Chagua kinachofuata' },
  reason: {
    en: 'Every step of your roadmap is done. Look at other careers, or take a course you have not tried.',
    sw: 'Umemaliza hatua zote za ramani yako. Angalia kazi nyingine, au jaribu kozi ambayo hujaifanya.',
  },
}

export const subjectDone = ({ en, sw }: Text) => ({
  title: { en: `${en}: all lessons done`, sw: `${sw}: umemaliza masomo yote` },
  reason: {
    en: 'Nothing is left to do here today. What you learnt comes back as a review when its day comes.',
    sw: 'Hakuna kilichobaki hapa leo. Uliyojifunza yatarudi kama marudio siku yake ikifika.',
  },
})

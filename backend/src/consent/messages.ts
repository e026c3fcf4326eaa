import type { Locale } from '@tajiconnect/contract/common'
import type { User } from '@tajiconnect/contract/users'
import { mail } from '../auth/mails.ts'
import type { Mail, Sms } from '../deps.ts'

/** The guardian, and the learner's language. */
interface Guardian {
  to: string
  locale: Locale
}

interface Asked {
  /** See `learnerName`. */
  name: string
  code: string
  link: string
}

const NAME_MAX = 40

/**
 * A typed name as it may go to a stranger: letters alone, few of them. What has no digits, dots or slashes carries neither
 * a link nor a number to call.
 */
export function plainName(typed: string): string {
  const letters = typed
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}'’-]+/gu, ' ')
    .trim()
  return [...letters].slice(0, NAME_MAX).join('').trim()
}

/** What a guardian is told a learner is called. */
export const learnerName = ({ name, locale }: Pick<User, 'name' | 'locale'>): string =>
  plainName(name) || { en: 'A learner', sw: 'Mwanafunzi' }[locale]

/** To a guardian by e-mail. */
export const guardianMails = {
  asked: ({ to, locale }: Guardian, { name, code, link }: Asked): Mail =>
    mail(
      { email: to, locale },
      {
        en: {
          subject: 'A learner asks for your consent',
          text: [
            `${name} learns with TajiConnect, is under 18, and named you as parent or guardian.`,
            'We keep a name, an e-mail address, answers about interests and school, and what was learned, so that we can suggest careers and lessons. The learner can see all of it and delete it at any time.',
            'If you agree, two things may also go to companies that work for us: figures on how the app is used, and scores of interests for an AI service that helps to sort and explain careers. Never a name, an e-mail address or a phone number.',
            `To agree, give the learner this code within 24 hours: ${code}`,
            'Or read more and answer here:',
            link,
            'By the same link you take your consent back at any time. If you do not agree, or do not know this learner, you need do nothing: until you agree nothing goes to anybody else, and learning goes on.',
          ],
        },
        sw: {
          subject: 'Mwanafunzi anaomba idhini yako',
          text: [
            `${name} anajifunza kwa TajiConnect, ana umri chini ya miaka 18, na amekutaja kuwa mzazi au mlezi wake.`,
            'Tunahifadhi jina, barua pepe, majibu kuhusu anachopenda na shule, na alichojifunza, ili tupendekeze kazi na masomo. Mwanafunzi anaweza kuyaona yote na kuyafuta wakati wowote.',
            'Ukikubali, mambo mawili yanaweza pia kufika kwa kampuni zinazotufanyia kazi: takwimu za jinsi programu inavyotumika, na alama za mapendeleo kwa huduma ya AI inayosaidia kupanga na kueleza kazi. Kamwe si jina, barua pepe wala nambari ya simu.',
            `Ili kukubali, mpe mwanafunzi msimbo huu ndani ya saa 24: ${code}`,
            'Au soma zaidi na ujibu hapa:',
            link,
            'Kwa kiungo hicho hicho unaondoa idhini yako wakati wowote. Kama hukubali, au humjui mwanafunzi huyu, huhitaji kufanya lolote: hadi ukubali, hakuna kinachofika kwa mwingine, na masomo yanaendelea.',
          ],
        },
      },
    ),

  takenBack: ({ to, locale }: Guardian, name: string): Mail =>
    mail(
      { email: to, locale },
      {
        en: {
          subject: 'The consent you gave was taken back',
          text: [
            `${name} took back the consent you gave. From now on nothing goes to anybody outside TajiConnect; learning goes on.`,
            'You can give it again by the link that we sent you.',
          ],
        },
        sw: {
          subject: 'Idhini uliyotoa imeondolewa',
          text: [
            `${name} ameondoa idhini uliyotoa. Kuanzia sasa hakuna kinachofika nje ya TajiConnect; masomo yanaendelea.`,
            'Unaweza kuitoa tena kwa kiungo tulichokutumia.',
          ],
        },
      },
    ),
}

/** The same by SMS, in as few characters as will do. */
export const guardianTexts = {
  asked: ({ to, locale }: Guardian, { name, code, link }: Asked): Sms => ({
    to,
    text: {
      en: `TajiConnect: ${name}, under 18, asks for your consent as parent or guardian. To agree, give them the code ${code} within 24 hours. What it is for, and your answer: ${link}`,
      sw: `TajiConnect: ${name}, chini ya miaka 18, anaomba idhini yako kama mzazi au mlezi. Ukikubali, mpe msimbo ${code} ndani ya saa 24. Ni ya nini, na jibu lako: ${link}`,
    }[locale],
  }),

  takenBack: ({ to, locale }: Guardian, name: string): Sms => ({
    to,
    text: {
      en: `TajiConnect: ${name} took back the consent you gave. You can give it again by the link we sent you.`,
      sw: `TajiConnect: ${name} ameondoa idhini uliyotoa. Unaweza kuitoa tena kwa kiungo tulichokutumia.`,
    }[locale],
  }),
}

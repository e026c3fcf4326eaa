import type { Locale } from '@tajiconnect/contract/common'
import type { User } from '@tajiconnect/contract/users'
import type { Mail } from '../deps.ts'

export type Reader = Pick<User, 'email' | 'locale'>
type Words = Record<Locale, { subject: string; text: string[] }>

/**
 * The mails about an account, in its language. They hold nothing that somebody typed, not even a name: an account can be
 * opened for any address, and its mail must not carry a stranger's words there.
 */
export const mails = {
  verify: (to: Reader, appUrl: string, token: string): Mail =>
    mail(to, {
      en: {
        subject: 'Confirm your e-mail address',
        text: [
          'Welcome to TajiConnect. Open this link to confirm that this address is yours:',
          link(appUrl, 'verify-email', token),
          'It works once, within 24 hours. If you did not open an account, you need do nothing.',
        ],
      },
      sw: {
        subject: 'Thibitisha barua pepe yako',
        text: [
          'Karibu TajiConnect. Fungua kiungo hiki ili uthibitishe kwamba barua pepe hii ni yako:',
          link(appUrl, 'verify-email', token),
          'Kinafanya kazi mara moja, ndani ya saa 24. Kama hukufungua akaunti, huhitaji kufanya lolote.',
        ],
      },
    }),

  reset: (to: Reader, appUrl: string, token: string): Mail =>
    mail(to, {
      en: {
        subject: 'Choose a new password',
        text: [
          'Open this link to choose a new password for TajiConnect:',
          link(appUrl, 'reset-password', token),
          'It works once, within an hour. If you did not ask for it, you need do nothing: your password stays as it is.',
        ],
      },
      sw: {
        subject: 'Chagua nenosiri jipya',
        text: [
          'Fungua kiungo hiki ili uchague nenosiri jipya la TajiConnect:',
          link(appUrl, 'reset-password', token),
          'Kinafanya kazi mara moja, ndani ya saa moja. Kama hukukiomba, huhitaji kufanya lolote: nenosiri lako linabaki lilivyo.',
        ],
      },
    }),

  passwordChanged: (to: Reader, appUrl: string): Mail =>
    mail(to, {
      en: {
        subject: 'Your password was changed',
        text: [
          'The password of your TajiConnect account was changed just now, and other devices were signed out.',
          `If it was not you, choose a new password at once: ${appUrl}/forgot-password`,
        ],
      },
      sw: {
        subject: 'Nenosiri lako limebadilishwa',
        text: [
          'Nenosiri la akaunti yako ya TajiConnect limebadilishwa sasa hivi, na vifaa vingine vimetolewa kwenye akaunti.',
          `Kama si wewe, chagua nenosiri jipya mara moja: ${appUrl}/forgot-password`,
        ],
      },
    }),

  googleLinked: (to: Reader, appUrl: string): Mail =>
    mail(to, {
      en: {
        subject: 'A Google account was connected',
        text: [
          'A Google account can now open your TajiConnect account, beside your password.',
          `If it was not you, choose a new password at once: ${appUrl}/forgot-password`,
          'Then disconnect Google under Me, Sign-in and safety.',
        ],
      },
      sw: {
        subject: 'Akaunti ya Google imeunganishwa',
        text: [
          'Akaunti ya Google sasa inaweza kufungua akaunti yako ya TajiConnect, pamoja na nenosiri lako.',
          `Kama si wewe, chagua nenosiri jipya mara moja: ${appUrl}/forgot-password`,
          'Kisha ondoa Google kwenye Mimi, Kuingia na usalama.',
        ],
      },
    }),

  googleUnlinked: (to: Reader, appUrl: string): Mail =>
    mail(to, {
      en: {
        subject: 'Google was disconnected',
        text: [
          'Google no longer opens your TajiConnect account. You sign in with your e-mail and password.',
          `If it was not you, choose a new password at once: ${appUrl}/forgot-password`,
        ],
      },
      sw: {
        subject: 'Google imeondolewa',
        text: [
          'Google haifungui tena akaunti yako ya TajiConnect. Unaingia kwa barua pepe na nenosiri.',
          `Kama si wewe, chagua nenosiri jipya mara moja: ${appUrl}/forgot-password`,
        ],
      },
    }),

  confirmNewEmail: (to: Reader, appUrl: string, token: string): Mail =>
    mail(to, {
      en: {
        subject: 'Confirm your new e-mail address',
        text: [
          'Open this link to use this address for your TajiConnect account:',
          link(appUrl, 'verify-email', token),
          'It works once, within an hour. If you did not ask for it, you need do nothing.',
        ],
      },
      sw: {
        subject: 'Thibitisha barua pepe yako mpya',
        text: [
          'Fungua kiungo hiki ili utumie barua pepe hii kwa akaunti yako ya TajiConnect:',
          link(appUrl, 'verify-email', token),
          'Kinafanya kazi mara moja, ndani ya saa moja. Kama hukukiomba, huhitaji kufanya lolote.',
        ],
      },
    }),

  /** To the address the account has, as long as something can be done about it. */
  newEmailAsked: (to: Reader, appUrl: string): Mail =>
    mail(to, {
      en: {
        subject: 'Your e-mail address is about to change',
        text: [
          'Somebody signed in to your TajiConnect account asked to use another e-mail address for it.',
          `If it was not you, choose a new password within the hour; that stops it: ${appUrl}/forgot-password`,
        ],
      },
      sw: {
        subject: 'Barua pepe yako inakaribia kubadilishwa',
        text: [
          'Mtu aliyeingia kwenye akaunti yako ya TajiConnect ameomba akaunti itumie barua pepe nyingine.',
          `Kama si wewe, chagua nenosiri jipya ndani ya saa hii ili kuzuia: ${appUrl}/forgot-password`,
        ],
      },
    }),

  /** To the address the account had. */
  emailChanged: (to: Reader): Mail =>
    mail(to, {
      en: {
        subject: 'Your e-mail address was changed',
        text: [
          'Your TajiConnect account now uses another e-mail address. You no longer sign in with this one.',
          'If it was not you, answer this mail at once.',
        ],
      },
      sw: {
        subject: 'Barua pepe yako imebadilishwa',
        text: [
          'Akaunti yako ya TajiConnect sasa inatumia barua pepe nyingine. Huingii tena kwa barua pepe hii.',
          'Kama si wewe, jibu barua pepe hii mara moja.',
        ],
      },
    }),

  /** To somebody whose address another account asked for. */
  emailInUse: (to: Reader): Mail =>
    mail(to, {
      en: {
        subject: 'Somebody tried to use your e-mail address',
        text: [
          'Somebody asked to use this address for another TajiConnect account. It stays with yours; nothing was changed.',
          'You need do nothing.',
        ],
      },
      sw: {
        subject: 'Mtu amejaribu kutumia barua pepe yako',
        text: [
          'Mtu ameomba kutumia barua pepe hii kwa akaunti nyingine ya TajiConnect. Inabaki kuwa yako; hakuna kilichobadilika.',
          'Huhitaji kufanya lolote.',
        ],
      },
    }),
}

/** A mail in the language of whoever reads it. */
export function mail({ email, locale }: Reader, words: Words): Mail {
  const { subject, text } = words[locale]
  return { to: email, subject, text: [...text, 'TajiConnect'].join('\n\n') }
}

const link = (appUrl: string, page: string, token: string) => `${appUrl}/${page}?token=${token}`

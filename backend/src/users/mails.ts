import type { Locale } from '@tajiconnect/contract/common'
import { mail, type Reader } from '../auth/mails.ts'
import type { Mail } from '../deps.ts'

/** The mails about an account that is to go; like the others they hold nothing that somebody typed. */
export const deletionMails = {
  asked: (to: Reader, appUrl: string, deletes_at: string): Mail =>
    mail(to, {
      en: {
        subject: 'Your account will be deleted',
        text: [
          `Your TajiConnect account, with all that is in it, will be deleted on ${dayOf(deletes_at, 'en')}.`,
          `To keep it, sign in before then and choose “Keep it”: ${appUrl}/login`,
          `If it was not you who asked, do that now and choose a new password: ${appUrl}/forgot-password`,
        ],
      },
      sw: {
        subject: 'Akaunti yako itafutwa',
        text: [
          `Akaunti yako ya TajiConnect, pamoja na yote yaliyomo, itafutwa tarehe ${dayOf(deletes_at, 'sw')}.`,
          `Ili ubaki nayo, ingia kabla ya hapo na uchague “Ibaki”: ${appUrl}/login`,
          `Kama si wewe uliyeomba, fanya hivyo sasa na uchague nenosiri jipya: ${appUrl}/forgot-password`,
        ],
      },
    }),

  takenBack: (to: Reader, appUrl: string): Mail =>
    mail(to, {
      en: {
        subject: 'Your account stays',
        text: [
          'Your TajiConnect account will not be deleted. All that was in it is there.',
          `If it was not you, choose a new password: ${appUrl}/forgot-password`,
        ],
      },
      sw: {
        subject: 'Akaunti yako inabaki',
        text: [
          'Akaunti yako ya TajiConnect haitafutwa. Yote yaliyokuwamo yapo.',
          `Kama si wewe, chagua nenosiri jipya: ${appUrl}/forgot-password`,
        ],
      },
    }),

  done: (to: Reader): Mail =>
    mail(to, {
      en: {
        subject: 'Your account is deleted',
        text: [
          'Your TajiConnect account is deleted, with all that was in it. We keep nothing about you, and this is our last mail to you.',
        ],
      },
      sw: {
        subject: 'Akaunti yako imefutwa',
        text: [
          'Akaunti yako ya TajiConnect imefutwa, pamoja na yote yaliyokuwamo. Hatubaki na chochote kukuhusu, na hii ndiyo barua pepe yetu ya mwisho kwako.',
        ],
      },
    }),
}

/** The day as it is in Kenya: “6 December 2026”. */
const dayOf = (time: string, locale: Locale) =>
  new Intl.DateTimeFormat(`${locale}-KE`, { dateStyle: 'long', timeZone: 'Africa/Nairobi' }).format(new Date(time))

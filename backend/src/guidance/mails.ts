import { mail, type Reader } from '../auth/mails.ts'
import type { Mail } from '../deps.ts'

/** Says that there is an answer, and where; what was asked and answered stays out of a mailbox that others may read. */
export const answeredMail = (to: Reader, appUrl: string): Mail =>
  mail(to, {
    en: {
      subject: 'Your question has an answer',
      text: ['Somebody at TajiConnect has answered the question you asked.', `Read the answer here: ${appUrl}/talk`],
    },
    sw: {
      subject: 'Swali lako limejibiwa',
      text: ['Mtu wa TajiConnect amejibu swali ulilouliza.', `Soma jibu hapa: ${appUrl}/talk`],
    },
  })

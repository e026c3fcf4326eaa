import type { Text } from '@tajiconnect/contract/common'

interface Bare {
  /** Above the average respondent on this letter. */
  person_high: boolean
  /** Above the average occupation on this letter. */
  career_high: boolean
}

/** Of a scale of interests. */
interface Words {
  like: Text
  activities: Text
}

/** Says what one letter's part of a score means. "More than most" is meant to the letter: both are against the average. */
export function reasonText({ person_high, career_high }: Bare, { like, activities }: Words): Text {
  if (person_high)
    return career_high
      ? {
          en: `You like ${like.en} more than most people, and this job has a lot of it.`,
          sw: `Unapenda ${like.sw} kuliko watu wengi, na kazi hii ina mengi ya hayo.`,
        }
      : {
          en: `You like ${like.en} more than most people; this job has little of it.`,
          sw: `Unapenda ${like.sw} kuliko watu wengi; kazi hii ina machache ya hayo.`,
        }
  return career_high
    ? {
        en: `This job has a lot of ${activities.en}; you like that less than most people.`,
        sw: `Kazi hii inahusu sana ${activities.sw}; wewe unayapenda hayo kidogo kuliko watu wengi.`,
      }
    : {
        en: `This job has little of ${activities.en}; you like that less than most people too.`,
        sw: `Kazi hii haihusu sana ${activities.sw}; nawe unayapenda hayo kidogo kuliko watu wengi.`,
      }
}

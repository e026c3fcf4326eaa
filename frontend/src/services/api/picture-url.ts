import { config } from '../../config.ts'

/** Where a person's picture is. The gateway names its own by their path, which may be at another origin than the app. */
export const pictureUrl = ({ avatar_url }: { avatar_url: string | null }): string | null =>
  avatar_url?.startsWith('/') ? config.apiUrl + avatar_url : avatar_url

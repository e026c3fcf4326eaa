import { base64url } from 'jose'
import type { avatarEndpoints } from '@tajiconnect/contract/avatars'
import { BASE_PATH } from '@tajiconnect/contract/endpoint'
import type { User } from '@tajiconnect/contract/users'
import type { Avatar } from '../collections.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid, notFound } from '../gateway/problem-error.ts'
import { stripMetadata } from '../pictures/strip-metadata.ts'
import type { Store } from '../store.ts'
import { accountOf } from './account.ts'

const SIDE_MIN = 16
const SIDE_MAX = 2048

export const avatarHandlers: HandlersOf<typeof avatarEndpoints> = {
  'POST /users/me/avatar': async ({ user, file: { bytes, media_type }, store }) => {
    const picture = stripMetadata(bytes, media_type, 'plain')
    if (!picture) throw invalid('file', 'invalid_image', 'This picture is damaged. Send it again, or another.')
    const sides = [picture.width, picture.height]
    if (Math.min(...sides) < SIDE_MIN) throw invalid('file', 'too_small', `Use at least ${SIDE_MIN} pixels a side.`)
    if (Math.max(...sides) > SIDE_MAX) throw invalid('file', 'too_big', `Use at most ${SIDE_MAX} pixels a side.`)
    return setAvatar(store, user.id, { media_type, base64: encode(picture.bytes) })
  },

  'DELETE /users/me/avatar': ({ user, store }) => setAvatar(store, user.id, null),

  'GET /users/avatars/{id}': async ({ params, store }) => {
    const avatar = await store.read((tx) => tx.get('avatars', params.id))
    if (!avatar) throw notFound('There is no such picture.')
    return { bytes: decode(avatar.base64), media_type: avatar.media_type }
  },
}

/** Puts a picture, or none, in the place of the one before. Each has an id of its own, of 128 random bits. */
const setAvatar = (
  store: Store,
  user_id: string,
  picture: Pick<Avatar, 'media_type' | 'base64'> | null,
): Promise<User> =>
  store.transaction(async (tx) => {
    const account = await accountOf(tx, user_id)
    for (const { id } of await tx.find('avatars', 'user_id', user_id)) await tx.delete('avatars', id)
    const id = base64url.encode(crypto.getRandomValues(new Uint8Array(16)))
    if (picture) await tx.put('avatars', { id, user_id, ...picture })
    const next = { ...account, avatar_url: picture && `${BASE_PATH}/users/avatars/${id}` }
    if (picture || account.avatar_url) await tx.put('users', next)
    return next
  })

const encode = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const decode = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

import { endpoints } from './endpoint.ts'
import { AVATAR_MAX_BYTES } from './limits.ts'
import { User } from './users.ts'

export const AVATAR_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const

export const avatarEndpoints = endpoints({
  'POST /users/me/avatar': {
    summary: 'Set the own picture: JPEG, PNG or WebP; what it says about place and camera is taken out',
    access: 'any',
    upload: { max_bytes: AVATAR_MAX_BYTES, media_types: AVATAR_TYPES },
    reply: User,
  },
  'DELETE /users/me/avatar': { summary: 'Take the own picture away', access: 'any', reply: User },
  'GET /users/avatars/{id}': {
    summary: 'A picture, by an id that nobody can guess: images cannot send a token',
    access: 'public',
    binary: true,
  },
})

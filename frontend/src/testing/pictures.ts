/** Tiny pictures that are real ones. */
export { png, webp } from '@tajiconnect/backend/testing/pictures'

/** Tiny files that are real ones. */
export { mp3, vtt } from '@tajiconnect/backend/testing/media'

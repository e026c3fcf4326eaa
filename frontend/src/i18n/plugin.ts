import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const CATALOGUE = /\/locales\/(en|sw)\.json$/

/** Compiles every `locales/{en,sw}.json` from ICU text to Lingui's token lists, so that no ICU parser ships. */
export const messages = (): Plugin => ({
  name: 'taji-messages',
  enforce: 'pre',
  transform: {
    filter: { id: CATALOGUE },
    handler(code, id) {
      const texts = JSON.parse(code) as Record<string, string>
      const compiled = Object.entries(texts).map(([key, text]) => {
        try {
          return [key, compileMessage(text)]
        } catch (reason) {
          return this.error(`${id}: "${key}" is not valid ICU: ${String(reason)}`)
        }
      })
      return { code: JSON.stringify(Object.fromEntries(compiled)), map: null }
    },
  },
  handleHotUpdate({ file, server }) {
    if (!CATALOGUE.test(file)) return
    server.ws.send({ type: 'full-reload' })
    return []
  },
})

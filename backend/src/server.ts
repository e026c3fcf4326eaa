import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { redirectUris } from './auth/google.ts'
import type { GatewayDeps, LogEntry } from './deps.ts'
import { createGateway } from './gateway.ts'
import { backendDir, llmSettings, readConfig, type Config } from './host/config.ts'
import { readCommonPasswords } from './host/common-passwords.ts'
import { openContentFiles } from './host/content-files.ts'
import { createGoogle, REAL_GOOGLE } from './host/google.ts'
import { createGoogleStandIn } from './host/google-stand-in.ts'
import { readKenyaData } from './host/kenya-data.ts'
import { listen, stopListening } from './host/listen.ts'
import { createMailbox } from './host/mailbox.ts'
import { openStore } from './host/open-store.ts'
import { argon2Hash } from './host/password.ts'
import { createRawServer } from './host/raw.ts'
import { readSecret } from './host/secret.ts'
import { StartError } from './host/start-error.ts'
import { serveWebSocket } from './host/websocket.ts'
import { createLlm } from './llm/ask.ts'
import type { LlmError, ProviderName } from './llm/llm.ts'
import { providersOf } from './llm/providers.ts'

export interface RunningServer {
  gatewayUrl: string
  rawUrl: string
  /** Resolves when nothing listens any more and all data is in the working copy. */
  close(): Promise<void>
}

export interface ServerLog {
  request(entry: LogEntry): void
  notice(line: string): void
}

const GRACE_MS = 1_500
/** What a whole request may take to arrive: 100 MB at some 30 kB/s. */
const REQUEST_MS = 60 * 60_000

/** Starts the gateway and the raw collections. Throws `StartError`, and leaves nothing behind, where it cannot. */
export async function startServer(config: Config, log: ServerLog, clock = () => new Date()): Promise<RunningServer> {
  let gatewayUrl = ''
  const google = googleOf(config, clock, () => gatewayUrl)
  const secret = readSecret(config.DATA_DIR)
  const opened = await openStore({ seedFile: config.DB_PATH, dataDir: config.DATA_DIR }, log.notice)
  const files = await openContentFiles({
    dir: resolve(config.DATA_DIR, 'files'),
    seedDir: resolve(backendDir, 'data/content'),
  }).catch(async (cause: Error) => {
    await opened.close()
    throw new StartError(`Cannot keep files in ${config.DATA_DIR}: ${cause.message}`, { cause })
  })
  const mailbox = createMailbox({ from: config.MAIL_FROM, smtpUrl: config.SMTP_URL })
  const gateway = createGateway({
    store: opened.store,
    clock,
    hash: argon2Hash,
    commonPasswords: readCommonPasswords(),
    mail: mailbox.mail,
    sms: mailbox.sms,
    google: google.port,
    files,
    appUrl: config.APP_URL,
    secret,
    ai: aiOf(config, clock, log),
    careerData: { occupations: readData('occupations.json'), model: readData('interest-model.json') },
    kenyaData: readKenyaData(),
    log: log.request,
    corsOrigins: config.CORS_ORIGINS,
  })
  const server = createServer(
    { requestTimeout: REQUEST_MS },
    getRequestListener((request, env) => {
      const { remoteAddress } = (env.incoming as IncomingMessage).socket
      return (
        mailbox.answer(request) ?? google.standIn?.answer(request) ?? gateway.fetch(request, { address: remoteAddress })
      )
    }),
  )
  const endSockets = serveWebSocket(server, gateway.realtime, config.CORS_ORIGINS)
  const raw = createRawServer(opened.store)
  const close = async () => {
    endSockets()
    await Promise.all([stopListening(server, GRACE_MS), stopListening(raw, GRACE_MS)])
    await opened.close()
  }
  try {
    gatewayUrl = `http://localhost:${await listen(server, config.GATEWAY_PORT, 'GATEWAY_PORT')}`
    const rawUrl = `http://localhost:${await listen(raw, config.PORT, 'PORT')}`
    return { gatewayUrl, rawUrl, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The real Google where both variables are set, else the stand-in on the gateway's own port. */
function googleOf(config: Config, clock: () => Date, origin: () => string) {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret, APP_URL, CORS_ORIGINS } = config
  if (clientId && clientSecret) return { port: createGoogle({ ...REAL_GOOGLE, clientId, clientSecret, fetch }) }
  if (clientId || clientSecret)
    throw new StartError('Set both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, or neither for the stand-in.')
  const standIn = createGoogleStandIn({ origin, redirectUris: redirectUris(APP_URL, CORS_ORIGINS), clock })
  return { standIn, port: createGoogle(standIn.options) }
}

/** The language models that have a key, if one may be asked at all. */
function aiOf(config: Config, clock: () => Date, log: ServerLog): GatewayDeps['ai'] {
  const rest = { fallbackToRules: config.FALLBACK_TO_RULES, threshold: config.CONFIDENCE_THRESHOLD }
  if (!config.AI_ENABLED) return { llm: 'off', ...rest }
  const providers = providersOf(config.LLM_PROVIDER, llmSettings(config), fetch)
  if (providers.length === 0) return { llm: 'no_provider', ...rest }
  const onFailure = (provider: ProviderName, error: LlmError) =>
    log.request({ level: 'error', event: 'llm_failed', detail: `${provider} ${error.failure}: ${error.message}` })
  return { llm: createLlm({ providers, clock, onFailure }), ...rest }
}

const readData = (name: string) => JSON.parse(readFileSync(resolve(backendDir, 'data', name), 'utf8'))

const consoleLog: ServerLog = {
  request: (entry) => (entry.level === 'error' ? console.error : console.log)(JSON.stringify(entry)),
  notice: (line) => console.error(line),
}

/** The program: starts, says where it answers, and stops on SIGINT or SIGTERM. */
export async function main() {
  let running: RunningServer
  try {
    running = await startServer(readConfig(), consoleLog)
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error)
    process.exit(1)
  }
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    running.close().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(`Not all could be folded; the journal keeps it: ${error.message}`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  await fetch(`${running.gatewayUrl}/api/v1/gateway/health`)
  console.log(`gateway ready on ${running.gatewayUrl}`)
  console.log(`raw collections on ${running.rawUrl}`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main()

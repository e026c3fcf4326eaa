import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { preview, type Plugin, type PreviewServer } from 'vite'
import { readConfig } from '../../backend/src/host/config.ts'
import { startServer } from '../../backend/src/server.ts'
import { headersBy, parsedHeaders } from '../netlify.ts'

/** Where the built site answers, and where the gateway behind it does. */
export interface Place {
  site: string
  gateway: string
}

const frontend = resolve(import.meta.dirname, '../../frontend')

interface Site extends Place {
  /** Where the gateway's collections can be written to. */
  raw: string
  /** The site and what it passes on to the gateway cannot be reached; the gateway itself goes on. */
  goDown(): Promise<void>
  comeUp(): Promise<void>
  close(): Promise<void>
}

/**
 * The built site and the gateway as they run for a person, on free ports and with data of their own; the site's headers
 * are those of netlify.toml. `clock` is the gateway's, `outDir` where the build lies, `onFile` is told what the site is asked for.
 */
export async function startSite(
  clock?: () => Date,
  { outDir = 'dist', onFile = (_path: string) => {} } = {},
): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'taji-journeys-'))
  const port = await freePort()
  const site = `http://localhost:${port}`
  const config = readConfig(
    { NODE_ENV: 'test', DATA_DIR: dataDir, GATEWAY_PORT: '0', PORT: '0', CORS_ORIGINS: site, APP_URL: site },
    [],
  )
  const log = {
    request: (entry: object) => console.error(JSON.stringify(entry)),
    notice: (line: string) => console.error(line),
  }
  const { gatewayUrl, rawUrl, close } = await startServer(config, log, clock)
  const serve = () =>
    preview({
      root: frontend,
      logLevel: 'warn',
      build: { outDir },
      plugins: [asNetlify(gatewayUrl, onFile)],
      preview: { port, strictPort: true, cors: false, proxy: { '/api': { target: gatewayUrl, changeOrigin: true } } },
    })
  let served: PreviewServer | null = await serve()
  const goDown = async () => {
    await served?.close()
    served = null
  }
  return {
    site,
    gateway: gatewayUrl,
    raw: rawUrl,
    goDown,
    async comeUp() {
      served ??= await serve()
    },
    async close() {
      await goDown()
      await close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Each file with the headers that netlify.toml gives its address. */
async function asNetlify(gateway: string, onFile: (path: string) => void): Promise<Plugin> {
  const { headers: rules } = await parsedHeaders()
  return {
    name: 'as-netlify',
    configurePreviewServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost')
        if (pathname.startsWith('/api/')) return next()
        onFile(pathname)
        for (const [name, value] of Object.entries(onLoopback(headersBy(rules, pathname), gateway)))
          response.setHeader(name, value)
        next()
      })
    },
  }
}

/** The same headers with this gateway for the real one. Without TLS there is nothing to upgrade to, nor to insist on. */
function onLoopback(headers: Record<string, string>, gateway: string): Record<string, string> {
  const { 'Strict-Transport-Security': _, 'Content-Security-Policy': policy = '', ...rest } = headers
  const local = policy
    .replaceAll('https://api.tajiconnect.com', gateway)
    .replace('wss://api.tajiconnect.com', gateway.replace('http', 'ws'))
    .replace(/;\s*upgrade-insecure-requests/, '')
  return { ...rest, 'Content-Security-Policy': local }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}

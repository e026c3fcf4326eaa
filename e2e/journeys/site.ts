import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { preview } from 'vite'
import { readConfig } from '../../backend/src/host/config.ts'
import { startServer } from '../../backend/src/server.ts'
import { headersAt } from '../netlify.ts'

/** Where the built site answers, and where the gateway behind it does. */
export interface Place {
  site: string
  gateway: string
}

const frontend = resolve(import.meta.dirname, '../../frontend')

/**
 * The built site and the gateway as they run for a person, on free ports and with data of their own; the site's headers
 * are those of netlify.toml. `clock` is the gateway's; `raw` is where its collections can be written to.
 */
export async function startSite(clock?: () => Date): Promise<Place & { raw: string; close(): Promise<void> }> {
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
  const served = await preview({
    root: frontend,
    logLevel: 'warn',
    preview: {
      port,
      strictPort: true,
      proxy: { '/api': { target: gatewayUrl, changeOrigin: true } },
      headers: onLoopback(await headersAt('/index.html'), gatewayUrl),
    },
  })
  return {
    site,
    gateway: gatewayUrl,
    raw: rawUrl,
    async close() {
      await served.close()
      await close()
      rmSync(dataDir, { recursive: true, force: true })
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

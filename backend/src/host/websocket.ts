import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { LIMITS, type Hub } from '../realtime/hub.ts'

const WS_PATH = '/ws'

/** A socket that has not answered a ping by the next one is dead. */
const PING_MS = 25_000
/** A client that does not read is not sent to without end. */
const MAX_BUFFERED = 1024 * 1024

/**
 * Serves the hub on `/ws` of an HTTP server. A browser may connect from `origins` only. The token may come as
 * `Sec-WebSocket-Protocol: bearer, <token>`; the answer is then the protocol `bearer`. Returns what ends it all.
 */
export function serveWebSocket(server: Server, hub: Hub, origins: readonly string[]): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.messageChars,
    handleProtocols: (offered) => (offered.has('bearer') ? 'bearer' : false),
  })
  const alive = new WeakSet<WebSocket>()

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    if (pathOf(request) !== WS_PATH) return refuse(stream, '404 Not Found')
    if (!isAllowed(request, origins)) return refuse(stream, '403 Forbidden')
    sockets.handleUpgrade(request, stream, head, (socket) => accept(socket, tokenOf(request)))
  })

  const accept = (socket: WebSocket, token: string | undefined) => {
    const connection = hub.connect(
      {
        send: (text) => {
          if (socket.bufferedAmount > MAX_BUFFERED) socket.terminate()
          else socket.send(text)
        },
        close: (code, reason) => socket.close(code, reason),
      },
      token,
    )
    alive.add(socket)
    socket.on('pong', () => alive.add(socket))
    socket.on('message', (data, isBinary) => {
      alive.add(socket)
      if (isBinary) socket.close(1003, 'Text only')
      else connection.message(String(data))
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => connection.closed())
  }

  const pings = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, PING_MS)
  pings.unref()

  return () => {
    clearInterval(pings)
    hub.close()
    sockets.close()
    setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), 500).unref()
  }
}

const pathOf = ({ url = '' }: IncomingMessage) => url.split('?', 1)[0]

/** Programs send no origin; a page is let in from its own origin and from the ones configured. */
function isAllowed({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  return headers.origin === undefined || headers.origin === `http://${headers.host}` || origins.includes(headers.origin)
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  const [scheme, token] = (headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim())
  return scheme === 'bearer' ? token : undefined
}

function refuse(stream: Duplex, status: string) {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

import { BASE_PATH, type Endpoint } from '@tajiconnect/contract/endpoint'
import { allEndpoints } from '@tajiconnect/contract/endpoints'
import { Problem } from '@tajiconnect/contract/problem'
import * as z from 'zod/mini'
import { VERSION } from './version.ts'

type Json = Record<string, unknown>

/** OpenAPI 3.1 of every endpoint, made from the contract itself. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries<Endpoint>(allEndpoints)) {
    const [method, path] = name.split(' ') as [string, string]
    const at = BASE_PATH + path
    paths[at] = { ...paths[at], [method.toLowerCase()]: operation(name, path, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'TajiConnect gateway', version: VERSION, description: 'What the app and any gateway agree on.' },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  }
}

function operation(name: string, path: string, endpoint: Endpoint): Json {
  return {
    operationId: operationId(name),
    summary: endpoint.summary,
    tags: [path.split('/')[1]],
    security: endpoint.access === 'public' ? [] : [{ bearer: [] }],
    ...(Array.isArray(endpoint.access) && { 'x-roles': endpoint.access }),
    parameters: [
      ...pathParameters(path),
      ...queryParameters(endpoint),
      ...(endpoint.idempotent ? [idempotencyKey] : []),
    ],
    ...requestBody(endpoint),
    responses: {
      ...success(endpoint),
      ...(endpoint.health && { 503: { description: 'Down', content: json(schemaOf(endpoint.reply!, 'output')) } }),
      default: {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function requestBody({ body, upload }: Endpoint): Json {
  if (body) return { requestBody: { required: true, content: json(schemaOf(body, 'input')) } }
  if (!upload) return {}
  const { max_bytes, media_types } = upload
  const schema = { type: 'object', required: ['file'], properties: { file: {} } }
  const form = { schema, encoding: { file: { contentType: media_types.join(', ') } } }
  const description = `One file of at most ${max_bytes} bytes; what it is is read from its bytes.`
  return { requestBody: { required: true, description, content: { 'multipart/form-data': form } } }
}

function success({ status, reply, binary }: Endpoint): Json {
  if (binary) return { 200: { description: 'The file', content: { '*/*': {} } }, 304: { description: 'Not changed' } }
  const content = reply && json(schemaOf(reply, 'output'))
  return { [status ?? (reply ? 200 : 204)]: { description: 'Done', ...(content && { content }) } }
}

const operationId = (name: string) =>
  name.toLowerCase().replaceAll(/[^a-z0-9]+(\w)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '')

const json = (schema: Json) => ({ 'application/json': { schema } })

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json
  return rest
}

const pathParameters = (path: string) =>
  Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

function queryParameters(endpoint: Endpoint): Json[] {
  if (!endpoint.query) return []
  const { properties = {}, required = [] } = schemaOf(endpoint.query, 'input') as {
    properties?: Json
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', format: 'uuid' },
}

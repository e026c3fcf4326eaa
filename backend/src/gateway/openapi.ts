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
  return withDefinitions({
    openapi: '3.1.0',
    info: { title: 'TajiConnect gateway', version: VERSION, description: 'What the app and any gateway agree on.' },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        link: { type: 'apiKey', in: 'query', name: 'token', description: 'From a signed address, for that one file.' },
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
    },
  })
}

/** A schema that holds itself is defined once, under `components`: a reference starts at the root of the document. */
function withDefinitions(document: Json & { components: Json & { schemas: Json } }): Json {
  const names = new Map<string, string>()
  const schemas = { ...document.components.schemas }
  const moved = JSON.parse(JSON.stringify(document), (_, value: { $defs?: Json } | null) => {
    if (!value?.$defs) return value
    const { $defs, ...schema } = value
    const keys = Object.entries($defs).map(([key, definition]) => {
      const text = JSON.stringify(definition)
      const name = names.get(text) ?? `Recursive${names.size + 1}`
      names.set(text, name)
      return [key, name] as const
    })
    const refer = (given: unknown) =>
      JSON.parse(
        keys.reduce(
          (text, [key, name]) => text.replaceAll(`"#/$defs/${key}"`, `"#/components/schemas/${name}"`),
          JSON.stringify(given),
        ),
      )
    for (const [key, name] of keys) schemas[name] = refer($defs[key])
    return refer(schema)
  }) as typeof document
  return { ...moved, components: { ...moved.components, schemas } }
}

function operation(name: string, path: string, endpoint: Endpoint): Json {
  return {
    operationId: operationId(name),
    summary: endpoint.summary,
    tags: [path.split('/')[1]],
    security: endpoint.access === 'public' ? [] : [{ bearer: [] }, ...(endpoint.signed ? [{ link: [] }] : [])],
    ...(Array.isArray(endpoint.access) && { 'x-roles': endpoint.access }),
    parameters: [
      ...pathParameters(path),
      ...queryParameters(endpoint),
      ...(endpoint.idempotent ? [idempotencyKey] : []),
      ...(endpoint.stream ? [range] : []),
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
  const fields = body && schemaOf(body, 'input')
  if (!upload) return fields ? { requestBody: { required: true, content: json(fields) } } : {}
  const { max_bytes, media_types } = upload
  const properties = { ...(fields?.['properties'] as Json | undefined), file: {} }
  const form = {
    schema: { type: 'object', required: ['file'], properties },
    encoding: { file: { contentType: media_types.join(', ') } },
  }
  const description = `One file of at most ${max_bytes} bytes; what it is is read from its bytes.`
  return { requestBody: { required: true, description, content: { 'multipart/form-data': form } } }
}

function success({ status, reply, binary, stream }: Endpoint): Json {
  const file = { description: 'The file', content: { '*/*': {} } }
  if (binary) return { 200: file, 304: { description: 'Not changed' } }
  if (stream) return { 200: file, 206: { ...file, description: 'The range' }, 304: { description: 'Not changed' } }
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

const range = {
  name: 'Range',
  in: 'header',
  required: false,
  description: 'One range of bytes, as in `bytes=0-999`; with `If-Range` only of the same file.',
  schema: { type: 'string' },
}

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { generateSchema, schemaFile } from '../../../scripts/generate-schema'

test('the types in src/contract/schema.d.ts are those of openapi/imprint.yaml; `npm run contract` makes them so', async () => {
  expect(await readFile(schemaFile, 'utf8')).toBe(await generateSchema())
}, 30_000)

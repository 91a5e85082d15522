/** Writes src/contract/schema.d.ts from openapi/imprint.yaml. A test fails if the two differ. */
import { readFile, writeFile } from 'node:fs/promises'
import openapiTypescript, { astToString } from 'openapi-typescript'

const contract = new URL('../openapi/imprint.yaml', import.meta.url)
export const schemaFile = new URL('../src/contract/schema.d.ts', import.meta.url)

/** The types of the contract as TypeScript source. */
export async function generateSchema(): Promise<string> {
  const ast = await openapiTypescript(await readFile(contract, 'utf8'), { immutable: false })
  return `// Generated from openapi/imprint.yaml by \`npm run contract\`; never edited.\n${astToString(ast)}`
}

if (import.meta.main) await writeFile(schemaFile, await generateSchema())

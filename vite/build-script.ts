import { resolve } from 'node:path'
import { build } from 'vite'

/**
 * Builds a script of its own, without an import: an ES module, or a function that runs at once (`iife`). `entry`: its
 * first file, from the root of the project. Rejects where it came out empty.
 */
export async function buildScript(
  entry: string,
  define: Record<string, string> = {},
  format: 'es' | 'iife' = 'es',
): Promise<string> {
  const root = resolve(import.meta.dirname, '..')
  const [result] = [
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      define,
      build: {
        write: false,
        copyPublicDir: false,
        lib: { entry: resolve(root, entry), formats: [format], name: 'script' },
        rolldownOptions: { output: { minify: true } }, // Vite leaves the spaces in a library
      },
    }),
  ].flat()
  const [script] = result && 'output' in result ? result.output : []
  if (script?.type !== 'chunk' || script.code === '') throw new Error(`${entry} came out empty.`)
  return script.code
}

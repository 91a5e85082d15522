import { resolve } from 'node:path'
import { build } from 'vite'

/**
 * Builds a self-contained script, an ES module or a function that runs at once (`iife`), and resolves to its code.
 * `entry`: the path of the entry file from the project's root. Rejects if the output is empty, as it is after
 * tree-shaking without side effects.
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
        rolldownOptions: { output: { minify: true } }, // Vite keeps the white space of a library
      },
    }),
  ].flat()
  const [script] = result && 'output' in result ? result.output : []
  if (script?.type !== 'chunk' || script.code === '') throw new Error(`The build of ${entry} is empty.`)
  return script.code
}

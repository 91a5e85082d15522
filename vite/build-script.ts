import { resolve } from 'node:path'
import { build } from 'vite'

/**
 * Builds a script of its own, one ES module without an import, for a page that is not the app's. `entry`: its first
 * file, from the root of the project. Rejects where it came out empty, as what nobody imports does.
 */
export async function buildScript(entry: string, define: Record<string, string> = {}): Promise<string> {
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
        lib: { entry: resolve(root, entry), formats: ['es'] },
        rolldownOptions: { output: { minify: true } }, // Vite leaves the spaces in a library
      },
    }),
  ].flat()
  const [script] = result && 'output' in result ? result.output : []
  if (script?.type !== 'chunk' || script.code === '') throw new Error(`${entry} came out empty.`)
  return script.code
}

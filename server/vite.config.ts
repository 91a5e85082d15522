import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** `npm run build` makes the gateway one file with all that it imports, which Node runs without node_modules. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'main.ts',
    outDir: resolve(import.meta.dirname, '../dist-server'),
    emptyOutDir: true,
    target: 'node24',
    rolldownOptions: { output: { entryFileNames: 'gateway.mjs', codeSplitting: false } },
  },
})

import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { loadEnv } from 'vite'
import { defineConfig } from 'vitest/config'
import packageJson from './package.json' with { type: 'json' }
import { countReporter } from './scripts/count-reporter.ts'
import { buildMeta, readBuildId } from './vite/build-id.ts'
import { demoPage } from './vite/demo-page.ts'
import { embedScript } from './vite/embed-script.ts'
import { chromiumLaunchOptions } from './scripts/find-chromium.ts'
import { portalPage } from './vite/portal-page.ts'
import { gateway, readDevelopmentSettings } from './vite/gateway.ts'
import { pageFiles } from './vite/page-files.ts'
import { pageSettings } from './vite/page-settings.ts'
import { sourceMaps } from './vite/source-maps.ts'

const compiledWhole = ['react', 'mount', 'mount-embedded']

export default defineConfig(({ command, mode }) => {
  const serves = command === 'serve' && mode !== 'test'
  const env = serves ? loadEnv(mode, import.meta.dirname, '') : {}
  const settings = serves || mode === 'demo' ? readDevelopmentSettings(env, mode) : undefined
  const demo = settings?.environment === 'demo'
  const builtDemo = demo && command === 'build'
  const buildId = readBuildId()

  return {
    plugins: [
      react(),
      tailwindcss(),
      pageFiles(),
      buildMeta(packageJson.version, buildId),
      embedScript(buildId),
      sourceMaps(),
      demo && demoPage(builtDemo ? './' : '/'),
      settings && pageSettings(settings),
      settings && serves && gateway(settings),
      demo && portalPage(), // after the headers of every answer, for it has one of its own
    ],
    define: {
      __DEMO__: JSON.stringify(demo),
      __APP_VERSION__: JSON.stringify(packageJson.version),
      __BUILD_ID__: JSON.stringify(buildId),
      __PATHS_BEHIND_HASH__: JSON.stringify(builtDemo),
    },
    // The demo is copied to any folder of any host, so its files name each other relatively.
    base: builtDemo ? './' : '/',
    build: {
      outDir: demo ? 'dist-demo' : 'dist',
      sourcemap: 'hidden',
      modulePreload: false, // vite/page-files.ts does it
      cssCodeSplit: false, // one style sheet, in the page
      assetsInlineLimit: 0, // keeps data: out of the content security policy
      rolldownOptions: {
        output: {
          // Chromium compiles a file with this first line while downloading it, instead of each function at its first call.
          postBanner: ({ name }) => (compiledWhole.includes(name) ? '//# allFunctionsCalledOnLoad' : ''),
          codeSplitting: {
            // Apart from the app, React can run while the app is downloaded, and stays cached when only the app changes.
            groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler)\/|run-react/ }],
          },
        },
      },
    },
    // Loopback only, and no other origin: with a key this server reads customers.
    server: { host: '127.0.0.1', port: 5173, strictPort: serves, cors: false },
    preview: { host: '127.0.0.1', port: 5173, strictPort: true, cors: false },
    test: {
      reporters: ['default', countReporter],
      maxWorkers: Math.max(2, availableParallelism() - 1), // Vitest's own one of two cores leaves half a core idle
      expect: { poll: { timeout: 10_000 } }, // on a busy machine
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: ['tests/unit/**/*.test.ts'],
            setupFiles: ['tests/unit/setup.ts'],
            environment: 'node',
            testTimeout: 60_000,
            hookTimeout: 60_000,
          },
        },
        {
          extends: true,
          plugins: [msw({ mode: 'worker-only' })],
          // Found late, a dependency would have Vite reload the page in the middle of a test.
          optimizeDeps: { entries: ['src/main.ts', 'tests/browser/**/*.tsx'] },
          test: {
            name: 'browser',
            include: ['tests/browser/**/*.test.tsx'],
            setupFiles: ['tests/browser/setup.ts'],
            isolate: false, // one page for all files: a new one for each loads the whole app anew
            testTimeout: 60_000,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions: process.env.VITEST ? chromiumLaunchOptions() : {} }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
        {
          extends: true,
          test: {
            name: 'e2e',
            include: ['tests/e2e/**/*.test.ts'],
            environment: 'node',
            testTimeout: 90_000,
            hookTimeout: 90_000,
            maxConcurrency: 8, // of tests that say so: they wait more than they work
          },
        },
      ],
    },
  }
})

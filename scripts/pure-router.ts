import type { Plugin } from 'vite'

/**
 * Marks the contexts, memos and error boundaries at the top of react-router's files as pure, which its build forgets.
 * Unmarked, each keeps all that it refers to in the bundle, used or not: 3.7 kB gzip of route rendering that this app
 * never calls (docs/decisions/2026-11-25-two-routes-without-routes.md). Where nothing matches, nothing changes but the
 * size, which tests/e2e/budgets.test.ts measures.
 */
export function pureRouter(): Plugin {
  return {
    name: 'pure-router',
    apply: 'build',
    transform: {
      filter: { id: /node_modules\/react-router\/dist\/production\/lib\// },
      handler: (code) => ({
        code: code
          .replace(/= React\$1\.(memo|createContext)\(/g, '= /* @__PURE__ */ React$$1.$1(')
          .replace(/= (class extends React\$1\.Component \{[\s\S]*?\n\});/g, '= /* @__PURE__ */ (() => $1)();'),
        map: null,
      }),
    },
  }
}

import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

/** What stands for a build whose commit is not known. */
export const unknownBuild = 'unknown'

/**
 * The commit that is built, as 8 hex digits. Outside git, as in an image's build, it is what the environment variable
 * BUILD_ID or, in GitHub's CI, GITHUB_SHA starts with; 'unknown' without one.
 */
export function readBuildId({ BUILD_ID, GITHUB_SHA }: NodeJS.ProcessEnv = process.env): string {
  const commit = readCommit() ?? (BUILD_ID || GITHUB_SHA || '')
  return /^[\da-f]{8}/.exec(commit)?.[0] ?? unknownBuild
}

function readCommit(): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: resolve(import.meta.dirname, '..'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return undefined // no git, or no repository
  }
}

/** Writes version and build into the page, so that a deployment can be identified. */
export function buildMeta(version: string, buildId: string): Plugin {
  const attrs = { name: 'build', content: `${version} ${buildId}` }
  return { name: 'build-meta', transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head' }] }
}

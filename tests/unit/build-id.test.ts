import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const commit = '0123456789abcdef0123456789abcdef01234567'

/** The build's ID as the module tells it in another folder, which is no repository. */
function readBuildIdIn(folder: string, env: Record<string, string>) {
  const script = "import('./vite/build-id.ts').then(({ readBuildId }) => process.stdout.write(readBuildId()))"
  const { BUILD_ID: _id, GITHUB_SHA: _sha, ...rest } = process.env
  return execFileSync(process.execPath, ['--eval', script], { cwd: folder, env: { ...rest, ...env }, encoding: 'utf8' })
}

test('outside git the build is what the environment says it is, if that is a commit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'build-id-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'vite'))
  cpSync(resolve(import.meta.dirname, '../../vite/build-id.ts'), join(folder, 'vite/build-id.ts'))
  for (const [env, id] of [
    [{ BUILD_ID: commit }, '01234567'],
    [{ GITHUB_SHA: commit }, '01234567'],
    [{ BUILD_ID: '', GITHUB_SHA: commit }, '01234567'],
    [{ BUILD_ID: '../../etc' }, 'unknown'],
    [{}, 'unknown'],
  ] as const)
    expect(readBuildIdIn(folder, env), JSON.stringify(env)).toBe(id)

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, encoding: 'utf8' })
  git('init', '--quiet')
  git('commit', '--quiet', '--allow-empty', '--message', 'x')
  expect(readBuildIdIn(folder, { BUILD_ID: commit })).toBe(git('rev-parse', 'HEAD').slice(0, 8))
})

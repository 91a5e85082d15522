import { execFileSync } from 'node:child_process'

/** The processes below one, itself not among them, whose command line holds the words. */
export function processesBelow(parent: number | undefined, words: string): number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .map(([, pid, above, command = '']) => ({ pid: Number(pid), above: Number(above), command }))
  const below = (pid: number): typeof all =>
    all.filter(({ above }) => above === pid).flatMap((process) => [process, ...below(process.pid)])
  return parent === undefined ? [] : below(parent).flatMap(({ pid, command }) => (command.includes(words) ? [pid] : []))
}

/** `kill -9` */
export function killAtOnce(pids: readonly number[]): void {
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}

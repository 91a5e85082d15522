/**
 * The same function, but each result is kept and given again for equal arguments (as JSON has them). For Intl's
 * formatters: to make one takes milliseconds, so none is made before it is needed, and none twice.
 */
export function memoize<Arguments extends readonly unknown[], Result>(
  make: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  const results = new Map<string, { result: Result }>()
  return (...args) => {
    const key = JSON.stringify(args)
    const known = results.get(key) ?? { result: make(...args) }
    results.set(key, known)
    return known.result
  }
}

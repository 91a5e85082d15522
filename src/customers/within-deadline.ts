import { LookupError, isRetryable } from '../api/errors'

/** The deadline of a lookup, including retries and the second spelling. Milliseconds. */
const lookupTimeout = 10_000
/** The longest pauses before the second and third try. Milliseconds. */
const retryDelays = [1_000, 3_000]

type Retry = <T>(attempt: () => Promise<T>) => Promise<T>

/**
 * Runs one lookup of at most 10 s. `run` gets a signal that ends with the deadline or with `signal`, and a function that
 * tries up to three times while the error is temporary. Throws a LookupError, or the signal's reason.
 */
export async function withinDeadline<T>(
  signal: AbortSignal,
  run: (ends: AbortSignal, retry: Retry) => Promise<T>,
): Promise<T> {
  const deadline = createDeadline(lookupTimeout)
  try {
    return await run(AbortSignal.any([signal, deadline.signal]), (attempt) => retry(attempt, deadline.at))
  } catch (error) {
    if (error instanceof LookupError || signal.aborted) throw error
    throw new LookupError('broken', { at: Date.now() }, { cause: error })
  } finally {
    deadline.clear()
  }
}

/** An AbortSignal.timeout that can be cleared: the browser keeps an uncleared one, and the answer with it, to its end. */
function createDeadline(milliseconds: number) {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), milliseconds)
  return { signal: controller.signal, at: Date.now() + milliseconds, clear: () => clearTimeout(timer) }
}

/**
 * Tries up to three times, while the error is temporary (`isRetryable`) and the pause ends before the deadline (epoch
 * milliseconds). Each pause is shortened at random by up to half, so that many agents do not retry at the same moment.
 */
async function retry<T>(attempt: () => Promise<T>, deadline: number): Promise<T> {
  for (const delay of retryDelays) {
    try {
      return await attempt()
    } catch (error) {
      if (!isRetryable(error) || Date.now() + delay >= deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, delay * (1 - Math.random() / 2)))
    }
  }
  return attempt()
}

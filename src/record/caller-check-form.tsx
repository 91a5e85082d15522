import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { type CallerCheckField, type CallerCheckPolicy, readCallerAnswers } from '../contract/caller-check'
import { callerCheckTries, callerCheckWindow } from '../contract/caller-check-tries'
import { mayTakeFocus } from '../customers/focus-lookup-box'
import { useDeployment } from '../customers/deployment'
import { formatClock } from '../format/timestamp'
import { useCallerCheckOutcome } from '../record-kit/caller-check-outcome'
import { Button } from '../ui/button'
import { onHideReveals } from '../ui/hide-reveals'
import { useLocaleSettings } from '../ui/locale-settings'
import { callerCheckId } from './focus-caller-check'
import { useCallerCheck } from './use-caller-check'

const labels: Record<CallerCheckField, string> = {
  date_of_birth: 'Date of birth',
  ssn4: 'SSN last four',
  postal_code: 'ZIP code',
  phone4: 'Phone last four',
}

const mistakes: Record<CallerCheckField, string> = {
  date_of_birth: 'Enter month, day and a year of four digits: 4/17/1990 or Apr 17 1990.',
  ssn4: 'Enter the last four digits only.',
  postal_code: 'Enter the ZIP or postal code.',
  phone4: 'Enter the last four digits only.',
}

interface Props {
  policy: CallerCheckPolicy
  /** Called when the answers have been used and are cleared. */
  onAnswer: () => void
}

/**
 * Fields for what the caller says, all checked at once. The browser's inputs alone hold it: no state, URL, storage or cache
 * does. It is cleared with the answer, when the page is covered, and when the record leaves the page.
 */
export function CallerCheckForm({ policy, onAnswer }: Props) {
  const { check, checking, problem, setProblem } = useCallerCheck()
  const [unreadable, setUnreadable] = useState<readonly CallerCheckField[]>([])
  const form = useRef<HTMLFormElement>(null)
  const { embedded } = useDeployment()

  useEffect(() => {
    const inputs = form.current ? [...form.current.querySelectorAll('input')] : []
    const stop = onHideReveals(() => clear(inputs))
    return () => {
      stop()
      clear(inputs)
    }
  }, [])

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (checking) return
    const inputs = [...event.currentTarget.querySelectorAll('input')]
    const { answers, unreadable: unread } = readCallerAnswers(typedIn(inputs), policy)
    setUnreadable(unread)
    const isEnough = Object.keys(answers).length >= policy.needed
    if (unread.length > 0 || !isEnough) {
      setProblem(unread.length > 0 ? '' : `Enter at least ${policy.needed} answers.`)
      return inputs.find(({ name }) => unread.length === 0 || unread.some((field) => field === name))?.focus()
    }
    if (!(await check(answers))) return
    clear(inputs)
    if (form.current?.contains(document.activeElement) && mayTakeFocus(embedded)) onAnswer()
  }

  return (
    <form
      ref={form}
      noValidate
      autoComplete="off"
      className="grid gap-2 no-print"
      onSubmit={(event) => void submit(event)}
    >
      {policy.fields.map((field, index) => (
        <AnswerInput
          key={field}
          id={index === 0 ? callerCheckId : `${callerCheckId}-${field}`}
          field={field}
          isUnreadable={unreadable.includes(field)}
        />
      ))}
      {problem && (
        <p role="alert" className="text-caution">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button type="submit" aria-disabled={checking}>
          Check
        </Button>
        <TriesLeft />
      </div>
    </form>
  )
}

interface AnswerInputProps {
  id: string
  field: CallerCheckField
  isUnreadable: boolean
}

function AnswerInput({ id, field, isUnreadable }: AnswerInputProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id} className="min-w-28 text-text-muted">
        {labels[field]}
      </label>
      <input
        id={id}
        name={field}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        className="text-input flex-[1_1_8rem]"
        aria-invalid={isUnreadable || undefined}
        aria-describedby={isUnreadable ? `${id}-mistake` : undefined}
      />
      {isUnreadable && (
        <p id={`${id}-mistake`} role="alert" className="basis-full text-caution">
          {mistakes[field]}
        </p>
      )}
    </div>
  )
}

function TriesLeft() {
  const [outcome] = useCallerCheckOutcome()
  const { locale, timeZone, clockOffset } = useLocaleSettings()
  let words = `${callerCheckTries} tries in ${callerCheckWindow / 60} minutes.`
  if (outcome?.triesLeft === 0) {
    const again = new Date(outcome.at + clockOffset + callerCheckWindow * 1_000)
    words = `No tries left until ${formatClock(again, locale, timeZone)}.`
  } else if (outcome) words = outcome.triesLeft === 1 ? '1 try left.' : `${outcome.triesLeft} tries left.`
  return <span className="text-text-muted">{`${words} Values stay hidden.`}</span>
}

const typedIn = (inputs: readonly HTMLInputElement[]): Partial<Record<string, string>> =>
  Object.fromEntries(inputs.map(({ name, value }) => [name, value]))

/** By assignment and not with `form.reset()`: React keeps a copy of an input's value, which only an assignment replaces. */
function clear(inputs: readonly HTMLInputElement[]): void {
  for (const input of inputs) input.value = ''
  // A browser keeps the text of the last match, as RegExp.input: this one has none.
  ;/^/.exec('')
}

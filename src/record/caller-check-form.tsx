import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { answerHints, readCallerAnswers } from '../contract/caller-answers'
import type { CallerCheckField, CallerCheckPolicy } from '../contract/caller-check-policy'
import { mayTakeFocus } from '../customers/focus-lookup-box'
import { useDeployment } from '../customers/deployment'
import { addBusyCheck } from '../ui/agent-busy'
import { Button } from '../ui/button'
import { onHideReveals } from '../ui/hide-reveals'
import { useShortcut } from '../ui/shortcuts'
import { callerAnswerLabels, TriesLeft } from './caller-check-panel'
import { callerCheckId, focusCallerCheck } from './focus-caller-check'
import { useCallerCheck } from './use-caller-check'

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
  const { check, checking, problem, setProblem, areUsedUp } = useCallerCheck()
  const [mistakes, setMistakes] = useState<Partial<Record<CallerCheckField, string>>>({})
  const form = useRef<HTMLFormElement>(null)
  const { embedded } = useDeployment()
  useShortcut('V', 'Check the caller', focusCallerCheck)

  useEffect(() => {
    const inputs = form.current ? [...form.current.querySelectorAll('input')] : []
    const stop = onHideReveals(() => clear(inputs))
    const endBusy = addBusyCheck(() => inputs.some(({ value }) => value !== ''))
    return () => {
      stop()
      endBusy()
      clear(inputs)
    }
  }, [])

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const inputs = [...event.currentTarget.querySelectorAll('input')]
    const typed = Object.fromEntries(inputs.map(({ name, value }) => [name, value]))
    const { answers, unreadable: unread } = readCallerAnswers(typed, policy)
    setMistakes(Object.fromEntries(unread.map((field) => [field, answerHints[field]])))
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
          mistake={mistakes[field]}
        />
      ))}
      {problem && (
        <p role="alert" className="text-caution">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" aria-disabled={checking}>
          Check
        </Button>
        {!areUsedUp && <TriesLeft />}
      </div>
    </form>
  )
}

interface AnswerInputProps {
  id: string
  field: CallerCheckField
  mistake: string | undefined
}

function AnswerInput({ id, field, mistake }: AnswerInputProps) {
  return (
    <div className="caller-answer">
      <label htmlFor={id}>{callerAnswerLabels[field]}</label>
      <input
        id={id}
        name={field}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        className="text-input h-8 flex-[1_1_8rem] text-sm"
        aria-invalid={mistake !== undefined}
        aria-describedby={mistake && `${id}-mistake`}
      />
      {mistake && (
        <p id={`${id}-mistake`} role="alert" className="basis-full text-caution">
          {mistake}
        </p>
      )}
    </div>
  )
}

/** By assignment and not with `form.reset()`: React keeps a copy of an input's value, which only an assignment replaces. */
function clear(inputs: readonly HTMLInputElement[]): void {
  for (const input of inputs) input.value = ''
  // A browser keeps the text of the last match, as RegExp.input: this one has none.
  ;/^/.exec('')
}

import {
  type ChangeEvent,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react'
import { Button } from '../ui/button'
import { useAnnounce } from '../ui/announcer'
import { CandidateList } from './candidate-list'
import { type ReadResult, describeRefusal, longestText, readCustomerIds } from '../customer-id/customer-id'
import { focusLookupBox, lookupBoxId } from '../customers/focus-lookup-box'
import { useLookUp } from '../customers/use-look-up'

/** What stands in the box. `submitted`: it is to be read as if Enter had been pressed. */
export interface BoxInput {
  text: string
  submitted: boolean
}

interface Props {
  /** The page the box stands on. What is written belongs to it; the next page starts from its own text. */
  page: string
  /** What the box shows until the agent writes in it: the ID asked for, or nothing. */
  text: string
  /** What was written into index.html's box before the app was mounted. */
  initialInput?: BoxInput | undefined
  /** What else is to be said before a lookup. */
  children?: ReactNode
}

interface Draft {
  page: string
  text: string
  /** What reading the text gave, once it was asked to be read. */
  read?: ReadResult
}

/** One box for whatever the agent has: an ID, a link, a log line. Paste alone runs it when it holds one ID. */
export function LookupBox({ page, text, initialInput, children }: Props) {
  const announce = useAnnounce()
  const { lookUp, speculate } = useLookUp()
  const candidates = useRef<HTMLUListElement>(null)
  const [draft, setDraft] = useState<Draft | undefined>(
    () =>
      initialInput && {
        page,
        text: initialInput.text,
        ...(initialInput.submitted && { read: readCustomerIds(initialInput.text) }),
      },
  )
  if (draft && draft.page !== page) setDraft(undefined) // what was refused there is not to stand here on the way back
  const { text: written, read } = draft?.page === page ? draft : { text, read: undefined }

  /** The next ID is one paste or one key away, wherever the cursor is, unless something is being written there. */
  const pasteAnywhere = useEffectEvent((event: globalThis.ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text') ?? ''
    if (pasted.trim() === '' || isWriting(event)) return
    event.preventDefault()
    focusLookupBox()
    ask(pasted)
  })

  useEffect(() => {
    function focusOnSlash(event: globalThis.KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (isWriting(event)) return
      event.preventDefault()
      focusLookupBox()
    }
    document.addEventListener('keydown', focusOnSlash)
    document.addEventListener('paste', pasteAnywhere)
    return () => {
      document.removeEventListener('keydown', focusOnSlash)
      document.removeEventListener('paste', pasteAnywhere)
    }
  }, [])

  function write(next: string) {
    setDraft({ page, text: next })
    speculate(next)
  }

  /** Runs the one ID in the text, or says what there is to choose from or to correct. */
  function ask(asked: string) {
    const result = readCustomerIds(asked)
    if (result.kind === 'one') {
      setDraft(undefined)
      lookUp(result.id)
    } else {
      // A box of one line would join the lines of a list, two IDs into one.
      setDraft({ page, text: asked.replace(/[\r\n]+/g, ' '), read: result })
      if (result.kind === 'several') announce(`${result.ids.length} IDs found. Press the down arrow to choose.`)
    }
  }

  function change(event: ChangeEvent<HTMLInputElement>) {
    const pasted = event.nativeEvent instanceof InputEvent && event.nativeEvent.inputType === 'insertFromPaste'
    if (pasted) ask(event.target.value)
    else write(event.target.value)
  }

  /** Before the browser pastes, for it would join the lines of a list and take a megabyte into the box. */
  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData('text')
    const result = readCustomerIds(pasted)
    const tooLong = pasted.length > longestText
    // Without an ID of its own it may complete what stands in the box: then the whole is read, in `change`.
    if (result.kind === 'none' && !tooLong) return
    event.preventDefault()
    if (tooLong) setDraft({ page, text: written, read: result })
    else ask(pasted)
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Escape') write('')
    if (event.key === '/' && written === '') event.preventDefault() // it asks for the cursor, which is here already
    if (event.key === 'ArrowDown' && candidates.current) {
      event.preventDefault()
      candidates.current.querySelector('a')?.focus()
    }
  }

  /** Back to the box, which Escape clears as it does there. */
  function leaveCandidates(key: 'ArrowUp' | 'Escape') {
    if (key === 'Escape') write('')
    focusLookupBox()
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    ask(written)
  }

  const problem = read?.kind === 'none' ? describeRefusal(read) : undefined
  return (
    <search className="lookup">
      <h1 className="lookup-title">Find a customer</h1>
      <form className="lookup-form" onSubmit={submit}>
        <label htmlFor={lookupBoxId}>Customer ID</label>
        <span className="lookup-input">
          <input
            id={lookupBoxId}
            className="text-input"
            type="search"
            placeholder="Paste an ID, a link or a log line"
            dir="ltr"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            value={written}
            aria-keyshortcuts="/"
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem && `${lookupBoxId}-problem`}
            onChange={change}
            onPaste={paste}
            onKeyDown={press}
          />
          <kbd className="shortcut" aria-hidden="true">
            /
          </kbd>
        </span>
        <Button variant="primary" type="submit">
          Look up
        </Button>
      </form>
      {children}
      {problem && (
        <p id={`${lookupBoxId}-problem`} role="alert" className="mt-2 text-critical">
          {problem}
        </p>
      )}
      {read?.kind === 'several' && (
        <CandidateList ref={candidates} ids={read.ids} onChoose={() => setDraft(undefined)} onLeave={leaveCandidates} />
      )}
    </search>
  )
}

function isWriting({ target }: Event): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null
}

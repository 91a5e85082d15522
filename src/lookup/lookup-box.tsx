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
import { Icon } from '../ui/icon'
import { isComposing, isTyping } from '../ui/is-typing'
import { useAnnounce } from '../ui/announcer'
import { useShortcut } from '../ui/shortcuts'
import { CandidateList } from './candidate-list'
import { longestText } from '../customer-id/customer-id'
import { type IdKind, type Lookup, readLookup } from '../customer-id/read-lookup'
import { focusLookupBox, lookupBoxId, otherKindId } from '../customers/focus-lookup-box'
import { useLookUp } from '../customers/use-look-up'
import { usePartnerLookUp } from '../customers/use-partner-look-up'

/** The text in the box. `submitted`: whether to treat it as if Enter had been pressed. */
export interface BoxInput {
  text: string
  submitted: boolean
  /** Which kind of ID the switch says is meant. */
  meant: IdKind
}

interface Props {
  /** Identifies the page. What the agent types belongs to this page; the next page starts from its own `text`. */
  page: string
  /** Shown until the agent types: the requested ID, or "". */
  text: string
  /** Whether `text` was looked up as a partner's ID, whatever the switch says. */
  isPartnerText: boolean
  /** What was typed into index.html's box before the app was mounted. */
  initialInput?: BoxInput | undefined
  /** More inputs of a lookup: the product. */
  children?: ReactNode
}

interface Draft {
  page: string
  text: string
  /** The result of reading the text, once it was submitted. */
  read?: Lookup
}

/** The search box for an ID, a link or a ticket. A paste that holds one ID looks it up without Enter. */
export function LookupBox({ page, text, isPartnerText, initialInput, children }: Props) {
  const announce = useAnnounce()
  const { lookUp, speculate } = useLookUp()
  const lookUpPartner = usePartnerLookUp()
  const shortcut = useShortcut('/', 'Go to the lookup box', focusLookupBox)
  const candidates = useRef<HTMLUListElement>(null)
  // Kept from page to page: who looks up by partner ID does so for hours.
  const [meant, setMeant] = useState(initialInput?.meant ?? 'customer')
  const [draft, setDraft] = useState<Draft | undefined>(
    () =>
      initialInput && {
        page,
        text: initialInput.text,
        ...(initialInput.submitted && { read: readLookup(initialInput.text, initialInput.meant) }),
      },
  )
  if (draft && draft.page !== page) setDraft(undefined) // a refused text must not reappear when the agent comes back
  const { text: value, read } = draft?.page === page ? draft : { text, read: undefined }

  /** A paste anywhere in the page is a lookup, unless the agent is typing in a field. */
  const pasteAnywhere = useEffectEvent((event: globalThis.ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text') ?? ''
    if (pasted.trim() === '' || isTyping(event)) return
    event.preventDefault()
    focusLookupBox()
    ask(pasted)
  })

  useEffect(() => {
    document.addEventListener('paste', pasteAnywhere)
    return () => document.removeEventListener('paste', pasteAnywhere)
  }, [])

  /** A partner's ID that was submitted before the app was mounted. */
  const runInitialInput = useEffectEvent(() => read?.kind === 'partner' && ask(value))
  useEffect(() => void runInitialInput(), [])

  function write(next: string) {
    setDraft({ page, text: next })
    speculate(readLookup(next, meant).kind === 'one' ? next : '')
  }

  function choose(next: IdKind) {
    setMeant(next)
    setDraft({ page, text: value })
    focusLookupBox()
  }

  /** Looks up the only ID in the text; otherwise shows the IDs to choose from, or why the text was refused. */
  function ask(asked: string, kind = meant) {
    const result = readLookup(asked, kind)
    if (result.kind === 'one') {
      setDraft(undefined)
      lookUp(result.id)
    } else if (result.kind === 'partner') {
      setDraft(undefined)
      lookUpPartner(result.id)
    } else {
      // A one-line input removes line breaks, which would join two IDs into one.
      setDraft({ page, text: asked.replace(/[\r\n]+/g, ' '), read: result })
      if (result.kind === 'refused' && result.partnerId) announce('Press the down arrow to look it up as partner ID.')
      if (result.kind === 'several') announce(`${result.ids.length} IDs found. Press the down arrow to choose.`)
    }
  }

  function change(event: ChangeEvent<HTMLInputElement>) {
    const pasted = event.nativeEvent instanceof InputEvent && event.nativeEvent.inputType === 'insertFromPaste'
    if (pasted) ask(event.target.value)
    else write(event.target.value)
  }

  /** Handled before the browser pastes: it would join the lines of a list, and accept a megabyte of text. */
  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData('text')
    const result = readLookup(pasted, meant)
    const tooLong = pasted.length > longestText
    // A text without an ID may complete the text in the box: then `change` reads the whole.
    if (result.kind === 'refused' && !tooLong) return
    event.preventDefault()
    if (tooLong) setDraft({ page, text: value, read: result })
    else ask(pasted)
  }

  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape') write('')
    if (event.key === shortcut && value === '') event.preventDefault() // the box has the focus already
    const below = candidates.current?.querySelector('a') ?? document.getElementById(otherKindId)
    if (event.key === 'ArrowDown' && below) {
      event.preventDefault()
      below.focus()
    }
  }

  /** Returns to the box. Escape also clears it, as it does in the box. */
  function leaveCandidates(key: 'ArrowUp' | 'Escape') {
    if (key === 'Escape') write('')
    focusLookupBox()
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    ask(value, isPartnerText && draft?.page !== page ? 'partner' : meant)
  }

  const problem = read?.kind === 'refused' ? read.sentence : undefined
  const partnerId = read?.kind === 'refused' ? read.partnerId : undefined
  return (
    <search className="lookup">
      <h1 className="lookup-title">Find a customer</h1>
      <form className="lookup-form" onSubmit={submit}>
        <label htmlFor={lookupBoxId}>{meant === 'partner' ? 'Partner ID' : 'Customer ID'}</label>
        <span className="lookup-input">
          <span className="lookup-icon">
            <Icon shape="search" />
          </span>
          <input
            id={lookupBoxId}
            className="text-input"
            type="search"
            placeholder="Paste an ID, link or ticket"
            dir="ltr"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            value={value}
            aria-keyshortcuts={shortcut}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem && `${lookupBoxId}-problem`}
            onChange={change}
            onPaste={paste}
            onKeyDown={press}
          />
          {shortcut && (
            <kbd className="shortcut key" aria-hidden="true">
              {shortcut}
            </kbd>
          )}
        </span>
        <span className="lookup-kind">
          <Button
            role="switch"
            aria-checked={meant === 'partner'}
            onClick={() => choose(meant === 'partner' ? 'customer' : 'partner')}
          >
            Partner ID
          </Button>
        </span>
        <Button variant="primary" type="submit">
          Look up
        </Button>
      </form>
      <p className="lookup-hint">Whole tickets work too: the ID is found in the text.</p>
      {children}
      {problem && (
        <p id={`${lookupBoxId}-problem`} role="alert" className="mt-2 text-critical">
          {problem}
        </p>
      )}
      {partnerId && (
        <p className="mt-2">
          <Button id={otherKindId} onClick={() => lookUpPartner(partnerId)}>
            Look up as partner ID
          </Button>
        </p>
      )}
      {read?.kind === 'several' && (
        <CandidateList ref={candidates} ids={read.ids} onChoose={() => setDraft(undefined)} onLeave={leaveCandidates} />
      )}
    </search>
  )
}

import { buttonClass } from '../ui/button-class'
import { CopyButton } from '../ui/copy-button'
import { sampleTicket } from './sample-ticket'

/** What a presenter does and says, in this order. */
const steps = [
  {
    title: 'Paste a ticket',
    act: 'Copy the sample, then Ctrl+V or ⌘V.',
    say: 'No ID to retype.',
  },
  { title: 'Found', act: 'The record opens by itself.', say: 'It was in the log line.' },
  {
    title: 'Check the caller',
    act: 'V, Tab, 7310, Tab, 94105, then Enter.',
    say: 'No secret on the screen.',
  },
  { title: 'Reveal one value', act: 'Tab to “Show”, then Enter.', say: 'Half a minute, then it hides itself.' },
  { title: 'Copy the note', act: 'Tab to “Copy note”, then Enter.', say: 'Straight into the ticket.' },
]

/** The script of a two-minute show, for a presenter who has never given it. */
export function Tour() {
  return (
    <section className="panel demo-panel" aria-labelledby="tour">
      <div className="tour-head">
        <div>
          <h2 id="tour">The two-minute tour</h2>
          <p className="demo-note">From a pasted ticket to the note for it, with what to say on the way.</p>
        </div>
        <div className="tour-buttons">
          <CopyButton name="a sample ticket" text={() => sampleTicket}>
            Copy a sample ticket
          </CopyButton>
          <a className={buttonClass()} href="./portal.html">
            Open the support desk
          </a>
        </div>
      </div>
      <ol className="tour-steps">
        {steps.map(({ title, act, say }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p className="demo-note">{act}</p>
            <p>“{say}”</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

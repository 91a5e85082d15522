import { useContext, useId, useRef, useState } from 'react'
import type { CustomerResponse } from '../api/customer'
import { writeCallReport } from '../customers/call-report'
import { useDeployment } from '../customers/deployment'
import { useProduct } from '../customers/use-product'
import { ownTabUrlOf, paths } from '../paths'
import { PortalRecordContext } from '../record-kit/portal-record'
import { useCallerCheckOutcome } from '../record-kit/caller-check-outcome'
import { useRevealLog } from '../record-kit/reveal-log'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { Icon } from '../ui/icon'
import { useLocaleSettings } from '../ui/locale-settings'
import { useShortcut } from '../ui/shortcuts'
import { Tooltip } from '../ui/tooltip'
import { writeCustomerNote } from './customer-note'

/** The record's main action: what an agent writes into the ticket. Beside it what the note may hold, and other copies. */
export function CopyNote({ answer }: { answer: CustomerResponse }) {
  const { customer, receivedAt, status, requestId, latency } = answer
  const { environment } = useDeployment()
  const localeSettings = useLocaleSettings()
  const product = useProduct()
  const portal = useContext(PortalRecordContext)
  const reveals = useRevealLog()
  const [callerCheck] = useCallerCheckOutcome()
  const [includesContact, setIncludesContact] = useState(false)
  const copyButton = useRef<HTMLButtonElement>(null)
  const shortcut = useShortcut('C', 'Copy the note', () => copyButton.current?.click())
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()

  const write = (withContact: boolean) =>
    writeCustomerNote(answer, {
      ...localeSettings,
      product,
      link: new URL(ownTabUrlOf(paths.customer(customer.id, product)), location.href).href,
      callerCheck,
      reveals: reveals.current,
      includesContact: withContact,
    })

  return (
    <span className="split-button">
      <Tooltip text="Copy note" shortcut={shortcut}>
        <CopyButton
          ref={copyButton}
          variant="primary"
          name="note"
          shortcut={shortcut}
          text={() => write(includesContact)}
          onCopied={() => portal?.onNote(write(false), customer.id)}
        >
          Copy note
        </CopyButton>
      </Tooltip>
      <Tooltip text="More copies">
        <Button aria-label="More copies" aria-haspopup="true" popoverTarget={id}>
          <Icon shape="down" />
        </Button>
      </Tooltip>
      <div ref={menu} id={id} popover="auto" className="menu">
        <label className="flex items-baseline gap-2">
          <input
            type="checkbox"
            checked={includesContact}
            onChange={(event) => setIncludesContact(event.target.checked)}
          />
          <span>Contact data in the note</span>
        </label>
        <CopyButton
          name="for engineering"
          text={() =>
            writeCallReport(
              'Customer lookup',
              { at: receivedAt, id: customer.id, product, status, requestId, latency },
              environment,
            )
          }
        >
          Copy for engineering
        </CopyButton>
      </div>
    </span>
  )
}

import { useId } from 'react'
import { useDeployment } from '../customers/deployment'
import { Button } from '../ui/button'
import { useShortcuts, useSingleKeys } from '../ui/shortcuts'
import { switchSingleKeys } from '../ui/single-keys'

interface Props {
  onClose: () => void
}

/** What the keys do on this page now, and the switch that turns single keys off. */
export function ShortcutSheet({ onClose }: Props) {
  const shortcuts = useShortcuts()
  const areOn = useSingleKeys()
  const { embedded } = useDeployment()
  const id = useId()
  return (
    <dialog
      ref={showModal}
      aria-labelledby={`${id}-title`}
      className="panel mx-auto mt-[min(12vh,7rem)] w-90 max-w-[calc(100%-2rem)] px-4 pt-2 pb-3 text-text backdrop:bg-background/80"
      closedby="any"
      onClose={({ currentTarget }) => !currentTarget.open && onClose()} // strict mode closes and opens it
    >
      <div className="flex items-center justify-between gap-4">
        <h2 id={`${id}-title`}>Keyboard shortcuts</h2>
        <Button variant="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className="flex items-center justify-between gap-4 border-b border-border py-2">
        <span>
          <span id={`${id}-label`} className="block">
            Single keys
          </span>
          <span id={`${id}-hint`} className="block text-[0.8125rem] text-text-muted">
            Pressed alone, outside of text fields
          </span>
        </span>
        <button
          type="button"
          role="switch"
          className="toggle"
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-hint`}
          aria-checked={areOn}
          onClick={() => switchSingleKeys(!areOn)}
        />
      </div>
      <dl className="pt-2">
        {areOn && shortcuts.map(({ key, description }) => <Row key={key} name={key} description={description} />)}
        {embedded && <Row name="Alt O" description="Open the ticket that your portal offers" />}
        <Row
          name="Esc"
          description={`Clear the box, close a dialog or a tooltip${embedded ? ', stay at this customer' : ''}`}
        />
      </dl>
    </dialog>
  )
}

function Row({ name, description }: { name: string; description: string }) {
  return (
    <div className="flex flex-row-reverse items-center justify-between gap-4 py-1">
      <dt>
        <kbd className="key">{name}</kbd>
      </dt>
      <dd>{description}</dd>
    </div>
  )
}

/** Closes the dialog before it is removed, because only close() returns the focus to where it was. */
function showModal(dialog: HTMLDialogElement | null) {
  dialog?.showModal()
  return () => dialog?.close()
}

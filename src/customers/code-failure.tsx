import { MessagePage } from '../ui/message-page'

/** A part of this app could not be loaded: after a deploy its old files are gone. */
export function CodeFailure() {
  return (
    <MessagePage
      fault
      title="This page is out of date"
      actions={
        <button type="button" className="button button-primary" onClick={() => location.reload()}>
          Reload
        </button>
      }
    >
      <p>A part of Customer lookup could not be loaded, most likely because a new version is out. Reload to get it.</p>
    </MessagePage>
  )
}

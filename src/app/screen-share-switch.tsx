import { useId } from 'react'
import { setScreenShare, useScreenShare } from '../customers/screen-share'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Tooltip } from '../ui/tooltip'

/** Masks contact data and names in this tab while others see the screen. */
export function ScreenShareSwitch() {
  const isSharing = useScreenShare()
  const announce = useAnnounce()
  const id = useId()
  const text = isSharing
    ? 'Screen share: names and contact data are masked'
    : 'Screen share: mask names and contact data'

  function change() {
    setScreenShare(!isSharing)
    announce(isSharing ? 'Names and contact data are shown' : 'Names and contact data are masked')
  }

  return (
    <Tooltip text={text}>
      <Button
        variant="icon"
        role="switch"
        aria-checked={isSharing}
        aria-label="Screen share"
        aria-describedby={id}
        onClick={change}
      >
        <Icon shape={isSharing ? 'maskedScreen' : 'screen'} />
      </Button>
      <span id={id} hidden>
        {text}
      </span>
    </Tooltip>
  )
}

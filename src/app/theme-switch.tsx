import { useSyncExternalStore } from 'react'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { type ThemeChoice, chooseTheme, currentTheme, onThemeChange } from '../ui/theme-choice'
import { Tooltip } from '../ui/tooltip'

const words: Record<ThemeChoice, string> = { system: 'Theme: automatic', light: 'Theme: light', dark: 'Theme: dark' }
const nextOf: Record<ThemeChoice, ThemeChoice> = { system: 'light', light: 'dark', dark: 'system' }

/** Changes the theme from the system's to light, dark and back. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(onThemeChange, currentTheme)
  const announce = useAnnounce()

  function change() {
    chooseTheme(nextOf[theme])
    announce(words[nextOf[theme]])
  }

  return (
    <Tooltip text={words[theme]}>
      <Button variant="icon" aria-label={words[theme]} onClick={change}>
        <Icon shape={theme} />
      </Button>
    </Tooltip>
  )
}

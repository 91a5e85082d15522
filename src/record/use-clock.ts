import { formatClock } from '../format/timestamp'
import { useLocaleSettings } from '../ui/locale-settings'

/** Writes a time, in epoch milliseconds of the agent's clock, as "2:02 PM". */
export function useClock(): (time: number) => string {
  const { locale, timeZone, clockOffset } = useLocaleSettings()
  return (time) => formatClock(new Date(time + clockOffset), locale, timeZone)
}

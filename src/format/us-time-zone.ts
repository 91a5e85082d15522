/** The states of each time zone, by their postal codes (IANA tz database, 2025b). `*`: a part of the state is in another. */
const statesOf: Record<string, string> = {
  'America/New_York': 'CT DC DE FL* GA IN* KY* MA MD ME MI* NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Chicago': 'AL AR IA IL KS* LA MN MO MS ND* NE* OK SD* TN* TX* WI',
  'America/Denver': 'CO ID* MT NM UT WY',
  'America/Phoenix': 'AZ*',
  'America/Los_Angeles': 'CA NV* OR* WA',
  'America/Anchorage': 'AK*',
  'Pacific/Honolulu': 'HI',
  'America/Puerto_Rico': 'PR VI',
  'Pacific/Guam': 'GU MP',
  'Pacific/Pago_Pago': 'AS',
}

/**
 * The IANA time zone in which most of a US state lives, by its postal code in any case. `isExact`: whether all of the
 * state is in it. Undefined for anything else.
 */
export function usTimeZone(state: string): { timeZone: string; isExact: boolean } | undefined {
  const code = state.trim().toUpperCase()
  if (!/^[A-Z]{2}$/.test(code)) return undefined
  for (const [timeZone, states] of Object.entries(statesOf)) {
    const found = states.split(' ').find((entry) => entry.startsWith(code))
    if (found) return { timeZone, isExact: !found.endsWith('*') }
  }
  return undefined
}

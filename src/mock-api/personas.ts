import { birthdayPersonas } from './birthday-personas'
import { hostilePersonas } from './hostile-personas'
import { internationalPersonas } from './international-personas'
import { partnerPersonas } from './partner-personas'
import type { Persona } from './persona'
import { usualPersonas } from './usual-personas'

/** Every customer the fake vendor knows, the usual ones first. */
export const personas: readonly Persona[] = [
  ...usualPersonas,
  ...partnerPersonas,
  ...internationalPersonas,
  ...birthdayPersonas,
  ...hostilePersonas,
]

/** "9B5E…4BE4" for an ID of more than 8 characters, the ID itself up to that. Enough to recognise, not to look up. */
export function shortId(id: string): string {
  const characters = Array.from(id)
  return characters.length > 8 ? `${characters.slice(0, 4).join('')}…${characters.slice(-4).join('')}` : id
}

/** Finds an element of portal.html. */
export function find(selector: string): HTMLElement {
  return present(document.querySelector<HTMLElement>(selector))
}

export function present<Found>(found: Found | null): Found {
  if (found === null) throw new Error('An element is missing in portal.html.')
  return found
}

/** Creates an element with a text or with others in it. Texts are never read as HTML. */
export function createElement(tag: string, className: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.append(...content)
  return element
}

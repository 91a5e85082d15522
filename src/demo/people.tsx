import { type KeyboardEvent, useState } from 'react'
import { personas } from '../mock-api/personas'
import { cardTabs } from './cards'
import { PersonCard } from './person-card'

/** Where the chosen tab is kept, so that the way back from a record leads to it. */
const storageKey = 'demo-tab'

const tabId = (index: number) => `people-tab-${index}`

/** The demo's invented people and failures as cards, in tabs as in the ARIA Authoring Practices. */
export function People() {
  const [selected, setSelected] = useState(() => Number(sessionStorage.getItem(storageKey) ?? 0))

  function select(index: number) {
    sessionStorage.setItem(storageKey, String(index))
    setSelected(index)
  }

  function press(event: KeyboardEvent<HTMLButtonElement>) {
    const end = cardTabs.length - 1
    const targets: Record<string, number> = {
      ArrowRight: selected === end ? 0 : selected + 1,
      ArrowLeft: selected === 0 ? end : selected - 1,
      Home: 0,
      End: end,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    select(target)
    document.getElementById(tabId(target))?.focus()
  }

  return (
    <section aria-label="Demo customers">
      <div className="people-head">
        <div role="tablist" aria-label="Demo customers" className="people-tabs">
          {cardTabs.map(({ title, cards }, index) => (
            <button
              key={title}
              type="button"
              role="tab"
              id={tabId(index)}
              aria-controls="people"
              aria-selected={index === selected}
              tabIndex={index === selected ? 0 : -1}
              onClick={() => select(index)}
              onKeyDown={press}
            >
              {title} <span>{cards.length}</span>
            </button>
          ))}
        </div>
        <p className="demo-note">
          {personas.length} people, all invented. <kbd className="demo-key">Alt</kbd> <kbd className="demo-key">N</kbd>{' '}
          next, <kbd className="demo-key">Alt</kbd> <kbd className="demo-key">P</kbd> previous
        </p>
      </div>
      <div role="tabpanel" id="people" aria-labelledby={tabId(selected)}>
        <ul className="people-grid">
          {cardTabs[selected]?.cards.map((card) => (
            <li key={card.id}>
              <PersonCard card={card} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

import { cleanup } from '@testing-library/react'
import { expect } from 'vitest'
import { page } from 'vitest/browser'
import { withGateway } from '../../src/mock-api/gateway'
import { personaId } from '../../src/mock-api/persona'
import { openApp } from './open-app'
import { answerAs } from './requests'
import { worker } from './worker'

/** The customer of `openRecord`. */
export const id = '00000000-0000-4000-8000-000000000077'

/** What the agent's clock shows, so that ages and "9 months ago" stay what they are. */
const at = '2026-03-01T12:00:00Z'

/** Opens the record of one of the fake vendor's customers. */
export async function openPersona(persona: number | string) {
  cleanup() // a test may open several, one after another
  openApp(`/customers/${typeof persona === 'number' ? personaId(persona) : persona}`, { at })
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus()
  await expect.poll(() => document.querySelector('main [aria-busy=true]')).toBeNull() // the details follow the name
}

/** From here on, the customer of `openRecord` is answered with this body, to the letter: some records exist only as text. */
export function answerWith(body: string) {
  worker.use(answerAs(`*/api/v2/customers/${id}*`, withGateway(vendorOf(body))))
}

/** The same through something that withholds nothing, such as a plain proxy. */
export function answerUnmasked(body: string) {
  worker.use(answerAs(`*/api/v2/customers/${id}`, vendorOf(body)))
}

const vendorOf = (body: string) => async () =>
  new Response(body, { headers: { 'content-type': 'application/json', 'x-request-id': 'request-1' } })

/** Opens the page that a body makes. */
export async function openAnswer(body: string) {
  answerWith(body)
  await openPersona(id)
}

/** Opens the record with these fields and an ID. */
export const openRecord = (fields: object) => openAnswer(JSON.stringify({ id, ...fields }))

/** A part of the record, by its title. */
export const section = (name: string) => page.getByRole('region', { name })

/** The text of an element as a person reads it, each run of white space as one space. */
export function textOf(element: Element | null | undefined): string {
  return element instanceof HTMLElement ? element.innerText.replaceAll(/\s+/g, ' ').trim() : ''
}

/** The value beside a label, without its buttons; undefined where the label is not on the screen. */
export function read(label: string): string | undefined {
  const term = page
    .getByRole('term')
    .elements()
    .find((element) => element.textContent === label)
  return term && textOf(term.nextElementSibling?.firstElementChild)
}

/** The rows of a section, each as its text. */
export const rows = (name: string) => section(name).getByRole('listitem').elements().map(textOf)

/** Everything that is in the page, seen or not. */
export const wholePage = () => document.title + document.body.getHTML()

/** Everything that is on the screen. */
export const screenText = () => textOf(document.querySelector('main'))

export const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()

import { http } from 'msw/http'
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { personaId } from '../../src/mock-api/persona'
import { findProblems } from './find-problems'
import { addressBar, box, openApp } from './open-app'
import { paste } from './paste'
import { noteRequests } from './requests'
import { worker } from './worker'

const jane = personaId(1)
const john = personaId(2)
const settings = { products: ['rewards', 'travel', 'gold'] }

const product = page.getByRole('combobox', { name: 'Product' })
const heading = page.getByRole('main').getByRole('heading', { level: 1 })
const readOf = (name: string, id: string) => `/api/products/${name}/v2/customers/${id}`

/** Jane has a card of the travel product only. */
beforeEach(() => {
  worker.use(
    http.get(`*/api/products/:product/v2/customers/${jane}`, ({ params }) => {
      if (params.product === 'travel') return undefined // the fake vendor knows her
      const body = { type: 'CUSTOMER_NOT_FOUND_ERROR', message: 'Customer not found' }
      return Response.json(body, { status: 404 })
    }),
  )
})

test('without products, and with one alone, there is nothing to choose', async () => {
  const plain = openApp('/')
  await expect.element(box).toHaveFocus()
  await expect.element(product).not.toBeInTheDocument()
  plain.unmount()

  const asked = noteRequests()
  openApp(`/customers/${john}`, { settings: { products: ['rewards'] }, strict: false })
  await expect.element(heading).toHaveTextContent('John Doe')
  await expect.element(product).not.toBeInTheDocument()
  expect(asked).toEqual([readOf('rewards', john)])
})

test('the search page looks up in the product that was chosen, and the URL holds it', async () => {
  const asked = noteRequests()
  openApp('/', { settings })
  await expect.element(product).toHaveValue('rewards')
  await expect.element(addressBar).toHaveTextContent('/?product=rewards')

  await product.selectOptions('travel')
  await expect.element(addressBar).toHaveTextContent('/?product=travel')
  expect(asked).toEqual([])
  await paste(jane)
  await expect.element(heading).toHaveTextContent('Jane Doe')
  await expect.element(addressBar).toHaveTextContent(`/customers/${jane}?product=travel`)
  await expect.element(product).toHaveValue('travel')

  await page.getByRole('link', { name: 'Customer lookup' }).click()
  await expect.element(addressBar).toHaveTextContent('/?product=travel')
  expect(asked).toEqual([readOf('travel', jane)])
})

test('what else a link says stays in its URL', async () => {
  openApp(`/customers/${john}?x=1`, { settings })
  await expect.element(addressBar).toHaveTextContent(`/customers/${john}?x=1&product=rewards`)
})

test('another product looks the same ID up there, and keeps the cursor where it is', async () => {
  const asked = noteRequests()
  openApp(`/customers/${john}?product=travel`, { settings, strict: false })
  await expect.element(heading).toHaveTextContent('John Doe')

  product.element().focus()
  await userEvent.selectOptions(product, 'gold')
  await expect.element(addressBar).toHaveTextContent(`/customers/${john}?product=gold`)
  await expect.element(heading).toHaveTextContent('John Doe')
  await expect.element(product).toHaveFocus()

  // What is revealed in the one product is not in the other, whose answer is here already.
  await page.getByRole('button', { name: 'Show date of birth' }).click()
  await expect.element(page.getByRole('button', { name: 'Hide date of birth' })).toBeVisible()
  await product.selectOptions('travel')
  await expect.element(addressBar).toHaveTextContent(`/customers/${john}?product=travel`)
  await expect.element(page.getByRole('button', { name: 'Show date of birth' })).toBeVisible()
  expect(asked).toEqual([readOf('travel', john), readOf('gold', john), `${readOf('gold', john)}/reveals`])
})

test('an ID that one product does not know is suggested to the others', async () => {
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const asked = noteRequests()
  openApp(`/customers/${jane}?product=gold`, { settings, strict: false })
  await expect.element(heading).toHaveTextContent('No customer found')
  await expect.element(page.getByRole('main')).toMatchTextContent('Imprint has no customer with this ID in gold.')
  expect(
    page
      .getByRole('main')
      .getByRole('link')
      .elements()
      .map((link) => [link.textContent, link.getAttribute('href')]),
  ).toEqual([
    ['Try rewards', `/customers/${jane}?product=rewards`],
    ['Try travel', `/customers/${jane}?product=travel`],
  ])
  await page.getByRole('button', { name: 'Copy details' }).click()
  expect(copy.mock.lastCall?.[0].split('\n')).toContain('Product: gold')

  await page.getByRole('link', { name: 'Try travel' }).click()
  await expect.element(heading).toHaveTextContent('Jane Doe')
  await expect.element(product).toHaveValue('travel')
  await expect.element(addressBar).toHaveTextContent(`/customers/${jane}?product=travel`)
  await page.getByRole('button', { name: 'Copy note' }).click()
  expect(copy.mock.lastCall?.[0].split('\n')).toContain('Product: travel')
  expect(asked).toEqual([readOf('gold', jane), readOf('travel', jane)])
})

test('recent lookups are of their product, and no more than that is stored', async () => {
  openApp(`/customers/${jane}?product=gold`, { settings })
  await expect.element(heading).toHaveTextContent('No customer found')
  await page.getByRole('link', { name: 'Try travel' }).click()
  await expect.element(heading).toHaveTextContent('Jane Doe')
  expect(JSON.parse(sessionStorage.getItem('recent-lookups') ?? '')).toEqual([
    { id: jane, product: 'travel', at: expect.any(Number) as number },
    { id: jane, product: 'gold', at: expect.any(Number) as number },
  ])

  await page.getByRole('link', { name: 'Customer lookup' }).click()
  const recent = page.getByRole('region', { name: 'Recent' }).getByRole('link')
  await expect.element(recent.first()).toMatchTextContent(/Jane Doe0000…00012 opentravel, \d+ s ago/)
  await expect.element(recent.last()).toMatchTextContent(/not foundgold, \d+ s ago/)
  await recent.last().click()
  await expect.element(addressBar).toHaveTextContent(`/customers/${jane}?product=gold`)
  await expect.element(heading).toHaveTextContent('No customer found')
})

test('recent lookups of a product that is no longer offered are not looked up in another', async () => {
  const first = openApp(`/customers/${john}?product=gold`, { settings })
  await expect.element(heading).toHaveTextContent('John Doe')
  await product.selectOptions('travel')
  await expect.element(addressBar).toHaveTextContent(`/customers/${john}?product=travel`)
  await expect.element(heading).toHaveTextContent('John Doe')
  first.unmount()

  openApp('/', { settings: { products: ['rewards', 'travel'] } })
  const recent = page.getByRole('region', { name: 'Recent' }).getByRole('link')
  await expect.element(recent.first()).toMatchTextContent('travel')
  expect(recent.elements()).toHaveLength(1)
})

// H numbers: docs/threats.md
test.each(['', 'silver', 'Travel', '<script>alert(1)</script>', '../../v2', '__proto__'])(
  'the product “%s” of a link is the first of ours, and not shown (H127)',
  async (name) => {
    const asked = noteRequests()
    openApp(`/customers/${john}?product=${encodeURIComponent(name)}`, { settings, strict: false })
    await expect.element(heading).toHaveTextContent('John Doe')
    await expect.element(product).toHaveValue('rewards')
    await expect.element(addressBar).toHaveTextContent(`/customers/${john}?product=rewards`)
    expect(asked).toEqual([readOf('rewards', john)])
    if (name) expect(document.body.textContent).not.toContain(name)
  },
)

test.each(['/', `/customers/${john}?product=travel`, `/customers/${jane}?product=gold`])(
  'at 320 px and for a screen reader %s is as it should be',
  async (path) => {
    await page.viewport(320, 640)
    openApp(path, { settings: { products: [...settings.products, 'a-product-with-a-rather-long-nam'] } })
    await expect.element(product).toBeVisible()
    await expect.element(page.getByRole('heading', { level: 1 }).last()).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    expect(await findProblems()).toEqual([])
  },
)

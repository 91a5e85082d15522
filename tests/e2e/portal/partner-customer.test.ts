import { householdPartnerId, loyaltyPartnerId } from '../../../src/mock-api/partner-personas'
import { personaId } from '../../../src/mock-api/persona'
import { expect } from '../expect'
import { frameOf, openPortal, portalTest as test, titleOf } from './portal-test'

test('a portal hands a partner ID over, and hears Imprint’s; no URL and no line has it', async ({ page, scene }) => {
  await openPortal(page)
  await page.evaluate((id) => {
    const lookup = document.querySelector('customer-lookup')
    const heard: unknown[] = []
    Object.assign(window, { heard })
    for (const type of ['found', 'failed', 'navigate'] as const)
      lookup?.addEventListener(type, ({ detail }) => heard.push([type, detail]))
    lookup?.removeAttribute('customer-id')
    lookup?.setAttribute('partner-customer-id', id)
  }, loyaltyPartnerId)
  const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)
  await expect(titleOf(page, 'Judy Doe')).toBeVisible()
  await expect.poll(heard).toEqual([['found', { customerId: personaId(34) }]])

  const change = (id: string) =>
    page.evaluate((next) => document.querySelector('customer-lookup')?.setAttribute('partner-customer-id', next), id)
  await change(householdPartnerId)
  await expect(titleOf(page, '3 customers found')).toBeVisible()
  await expect.poll(() => frameOf(page).url()).toBe(`${scene.lookup}/embed/partner`)
  await change('PARTNER_NOBODY')
  await expect.poll(heard).toContainEqual(['failed', { customerId: null, reason: 'no-partner-match' }])
  expect(JSON.stringify([await heard(), scene.gateway.lines()])).not.toMatch(/HOUSEHOLD|84001234|PARTNER_NOBODY/)
})

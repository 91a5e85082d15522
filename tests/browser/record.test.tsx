import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { box, openApp } from './open-app'

test('a permalink shows the customer at once', async () => {
  openApp('/customers/00000000-0000-4000-8000-000000000001')

  await expect.element(page.getByRole('heading', { level: 1, name: 'Jane Doe' })).toHaveFocus()
  await expect.element(page.getByText('Harbor Rewards Card')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'jane.doe@example.com' })).toBeVisible()
})

test('pasting an ID is enough', async () => {
  openApp('/')

  await box.fill('00000000-0000-4000-8000-000000000002')
  await page.getByRole('button', { name: 'Look up' }).click()

  await expect.element(page.getByText('2 open · 1 closed')).toBeVisible()
})

test('an ID that nobody has is a plain answer, with the box still at hand', async () => {
  openApp('/customers/CSMR-v1-123')

  await expect.element(page.getByRole('heading', { name: 'No customer found' })).toBeVisible()
  await expect.element(box).toHaveValue('CSMR-v1-123')
  await expect.element(page.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
})

import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { personas } from '../../src/mock-api/personas'
import { eachLookOnce, emulate, findProblems } from './find-problems'
import { openApp } from './open-app'
import { openEverything } from './open-everything'

const title = page.getByRole('heading', { level: 1 })
const json = page.getByRole('button', { name: 'JSON', exact: true })

afterEach(async () => {
  await page.viewport(1024, 800)
  await emulate({})
})

test.each(personas)('“$story” is in order: as it opens, with all open and shown, as JSON', async ({ id }) => {
  openApp(`/customers/${id}`)
  await expect.element(title).toHaveFocus()
  expect(await findProblems(eachLookOnce)).toEqual([])
  if (json.query() === null) return // another customer's record is not shown

  await openEverything()
  expect(await findProblems(eachLookOnce), 'with all open and shown').toEqual([])

  await json.click()
  await expect.element(page.getByRole('heading', { name: 'Answer as JSON' })).toBeVisible()
  await openEverything()
  expect(await findProblems(eachLookOnce), 'as JSON').toEqual([])
})

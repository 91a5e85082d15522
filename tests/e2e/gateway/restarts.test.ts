import type { Page } from 'playwright'
import { appOf, boxOf, headingOf } from '../browse'
import { expect } from '../expect'
import { type Chain, gatewayTest } from './gateway-test'
import { answersWell } from './imprint'

const test = gatewayTest()

/** Looks a customer up, and leaves with Imprint in the middle of the answer. Any further answer is a whole one. */
async function lookUpHalf(page: Page, { imprint, upstream }: Chain, id: string) {
  imprint.tell(id, (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{')
    imprint.tell(id, answersWell)
  })
  await page.goto('.')
  await appOf(page).waitFor()
  await boxOf(page).fill(id)
  await boxOf(page).press('Enter')
  await expect.poll(() => upstream.seen.at(-1)?.url).toContain(id)
}

/** That a connection broke or was refused is all that the browser has to say. */
function expectLostConnections(faults: string[]) {
  const lost = faults.splice(0)
  expect(lost.filter((fault) => !fault.startsWith('error: Failed to load resource'))).toEqual([])
}

test('an Imprint that restarts in the middle of a read is asked again by itself', async ({ gateway, page, faults }) => {
  await lookUpHalf(page, gateway, 'restarted')
  gateway.upstream.close()
  await gateway.upstream.reopen()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expectLostConnections(faults)
})

test('an Imprint that goes away is named, and “Try again” works when it is back', async ({ gateway, page, faults }) => {
  await lookUpHalf(page, gateway, 'gone')
  gateway.upstream.close()
  await expect(headingOf(page, 'Imprint has a problem')).toBeVisible()
  await gateway.upstream.reopen()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expectLostConnections(faults)
})

test('a gateway that is killed in the middle of a read is missed in words, and starts again on the same port', async ({
  gateway,
  page,
  faults,
  onTestFinished,
}) => {
  await lookUpHalf(page, gateway, 'killed')
  process.kill(gateway.pid, 'SIGKILL')
  expect(await gateway.ended).toBe('SIGKILL')
  await expect(headingOf(page, 'Cannot reach the lookup service')).toBeVisible()

  const again = await gateway.startAgain()
  onTestFinished(() => again.stop())
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expectLostConnections(faults)
})

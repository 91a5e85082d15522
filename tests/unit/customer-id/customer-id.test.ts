import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSafeId } from '../../../src/contract/customer-id-rule'
import {
  describeRefusal,
  isWholeId,
  normalizeId,
  otherCase,
  readCustomerIds,
} from '../../../src/customer-id/customer-id'

const A = '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4'
const B = '00000000-0000-4000-8000-000000000002'
const C = 'CSMR-v1-123'
const bare = A.replaceAll('-', '').toLowerCase()
const cut = A.slice(0, -1)

function idsIn(pasted: string): string[] {
  const read = readCustomerIds(pasted)
  if (read.kind === 'several') return read.ids
  return read.kind === 'one' ? [read.id] : []
}

function reasonFor(pasted: string) {
  const read = readCustomerIds(pasted)
  return read.kind === 'none' ? read.reason : read
}

function sentenceFor(pasted: string) {
  const read = readCustomerIds(pasted)
  return read.kind === 'none' ? describeRefusal(read) : read
}

describe('of the threat list', () => {
  // H numbers: docs/threats.md
  test.each([
    ['H1', '', 'empty'],
    ['H2', ' \t\u00A0\n', 'empty'],
    ['H5', '.', 'not-an-id'],
    ['H6', '..', 'not-an-id'],
    ['H7', '../customers', 'path'],
    ['H8', '%2e%2e', 'not-an-id'],
    ['H9', '..%2f..%2fv1%2fadmin', 'path'],
    ['H10', `x%2f..%2f${C}`, 'path'],
    ['H11', '..;/customers', 'path'],
    ['H12', '%252e%252e%252f', 'path'],
    ['H13', 'a\\..\\b', 'path'],
    ['H14', '%c0%ae%c0%ae%c0%af', 'path'],
    ['H15', '．．／', 'path'],
    ...[C, A].flatMap((id) => [
      ['H16', `${id}/transactions`, 'path'],
      ['H17', `${id}%2ftransactions`, 'path'],
      ['H18', `${id}/link`, 'path'],
      ['H19', `/api//v2/customers/${id}`, 'path'],
      ['H20', `${id}/`, 'path'],
      ['H21', `${id}?expand=ssn`, 'path'],
      ['H21, with a key', `${id}?id=5`, 'path'],
      ['H21, with a link', `${id}?next=https://portal.example`, 'path'],
      ['H21, in quotes', `"${id}?expand=ssn"`, 'path'],
      ['H22', `${id}%3fexpand=ssn`, 'path'],
      ['H23', `${id}#x`, 'path'],
      ['H24', `${id}%23x`, 'path'],
      ['H25', `${id};a=b`, 'path'],
      ['H25, with an ampersand', `${id}&a=b`, 'path'],
      ['H13, with an ID', `${id}\\x`, 'path'],
      ['H26', `${id}%00`, 'path'],
      ['H27', `${id}%0a`, 'path'],
      ['H28', `${id}%0d%0aX-Evil:%201`, 'path'],
      ['H29', `${id}%zz`, 'path'],
      ['H30', `${id}\uD800`, 'hidden-characters'],
      ['H42', `\u202E${id}`, 'hidden-characters'],
      ['H10, a UUID or not', `x/../${id}`, 'path'],
      ['H7, with an ID', `../customers/${id}`, 'path'],
    ]),
    ['H9, in a link', `https://portal.example/customers/${C}%2f..%2fadmin`, 'path'],
    ['H31', 'x'.repeat(65), 'too-long'],
    ['H32', 'x'.repeat(9_000), 'too-long'],
    ['H32, with spaces', 'no ID '.repeat(1_500), 'too-long'],
    ['H33', `${A} `.repeat(28_000), 'too-long'],
    ['H34', '123-45-6789', 'ssn'],
    ['H34, spaced', '123 45 6789', 'ssn'],
    ['H34, with a label', 'SSN: 123-45-6789', 'ssn'],
    ['H34, with another dash', '123–45–6789', 'ssn'],
    ['H34, after customers/', 'https://portal.example/customers/123-45-6789', 'ssn'],
    ['H35', '123456789', 'ssn'],
    ['H36', '4111111111111111', 'card'],
    ['H36, spaced', '4111 1111 1111 1111', 'card'],
    ['H36, with hyphens', '4111-1111-1111-1111', 'card'],
    ['the start of an ID, no card', '00000000-0000-4000', 'part-of-id'],
    ['the end of an ID, no card', '4000-8000-00000000', 'not-an-id'],
    ['H37', '+1 415 555 2671', 'phone'],
    ['H37, national', '(415) 555-2671', 'phone'],
    ['H37, bare', '4155552671', 'phone'],
    ['H37, German', '+49 301 23 4567', 'phone'],
    ['H38', 'jane@example.com', 'email'],
    ['H38, after customers/', 'https://portal.example/customers/jane@example.com', 'email'],
    ['H38, with a UUID', `${A}@reply.example.com`, 'email'],
    ['H39', 'John Doe', 'name'],
    ['H39, the other way round', 'Núñez, José María', 'name'],
    ['H39, after customers/', 'https://portal.example/customers/John%20Doe', 'path'],
    ['H41', 'СSMR-v1-123', 'look-alike'],
    ['H41, in a UUID', A.replace('E', 'Е'), 'look-alike'],
    ['H41, before a UUID', `С${A}`, 'look-alike'],
    ['H41, a digit', 'CSMR-v1-12٣', 'look-alike'],
    ['H44', '__proto__', 'not-an-id'],
    ['no letters', '12345', 'not-an-id'],
    ['a date', '1990-01-01', 'not-an-id'],
    ['23 digits and hyphens', '1'.repeat(23), 'not-an-id'],
    ['31 of 32', cut, 'part-of-id'],
    ['28 of 32, the end', A.slice(4), 'part-of-id'],
    ['a cell of a table', 'Núñez\tJosé', 'not-an-id'],
    ['a placeholder', '{id}', 'not-an-id'],
    ['a key without a value', 'customer_id: null', 'not-an-id'],
    ['a log line about nobody', 'GET /health 200 request_id=req-8f3a2b1c', 'path'],
    ['H46', '<img src=x onerror=alert(1)>', 'path'],
  ])('%s %j is refused', (_, pasted, reason) => expect(reasonFor(pasted ?? '')).toBe(reason))

  test.each([
    ['H3', `\t ${C} \n`, C],
    ['H4', `“${C}”`, C],
    ['H4', `<${A}>`, A],
    ['H40', 'CSMR\u200B-v1\uFEFF-123', C],
    ['full-width letters', 'ＣＳＭＲ-v1-123', C],
    ['no-break hyphens', 'CSMR‑v1–123', C],
    ['no hyphens', A.replaceAll('-', ''), A],
    ['spaces for hyphens', A.replaceAll('-', ' '), A],
    ['a line that breaks after a hyphen', A.replace(/-(?=[^-]*-[^-]*$)/, '-\r\n'), A],
    ['spaces for hyphens in a sentence', `Customer ID: ${A.replaceAll('-', ' ')}, thanks`, A],
  ])('%s %j is cleaned, and then shown', (_, pasted, id) =>
    expect(readCustomerIds(pasted)).toEqual({ kind: 'one', id, cleaned: true }),
  )

  test.each([A, A.toLowerCase(), C, 'constructor', 'x'.repeat(64), 'cus_1'])('%s is taken as typed (H43, H45)', (id) =>
    expect(readCustomerIds(id)).toEqual({ kind: 'one', id, cleaned: false }),
  )

  test('a megabyte is refused at once (H33)', () => {
    const start = performance.now()
    for (const part of ['a', ' ', '%41', `${A} `, 'id=']) readCustomerIds(part.repeat(1_000_000 / part.length))
    expect(performance.now() - start).toBeLessThan(500)
  })

  test.each([
    '.',
    '-',
    'a',
    'a-',
    '1',
    'id',
    'id ',
    'id: ',
    ' ',
    '%41',
    '%zz',
    ';',
    '\uFDFA',
    '…',
    'customers/',
    '\u202E',
    '/',
    '..;',
    'a b ',
  ])('the longest text that is read, of %j alone, does not hold the page up', (part) => {
    const start = performance.now()
    readCustomerIds(`${part.repeat(20_000 / part.length - 1)}_`)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('an agent pastes', () => {
  test.each<[what: string, pasted: string, ids: string[]]>([
    ['a link', `https://portal.example/customers/${C}?tab=1`, [C]],
    ['a link to a page below', `https://portal.example/v2/customers/${A}/transactions#today`, [A]],
    ['a permalink of ours', 'http://localhost:5173/customers/first-call-fails', ['first-call-fails']],
    [
      'a permalink in a product',
      'https://portal.example/customers/first-call-fails?product=travel',
      ['first-call-fails'],
    ],
    ['a link of another tool to another ID', 'https://crm.example/c/CSMR-2', ['CSMR-2']],
    ['a link to a search', `https://portal.example/customers/search?q=${C}`, [C]],
    ['a link to a form', `https://portal.example/customers/new?copy_of=${A}`, [A]],
    ['a link to a list of pages', 'https://portal.example/customers/all?page=2', []],
    ['a link that tells nothing', 'https://protect-eu.mimecast.com/s/AbC1DeF2?domain=portal.example', []],
    ['a permalink of the demo', `https://demo.example/lookup/#/customers/${B}`, [B]],
    ['a link of another tool', `https://crm.example/c/${C}/?tab=1`, [C]],
    ['a link with a query', `https://crm.example/search?customer_id=${C}&sort=name`, [C]],
    ['an encoded link', `https://sign-in.example/?next=https%3A%2F%2Fportal.example%2Fcustomers%2F${A}`, [A]],
    ['a link without a scheme', `portal.example/customers/${C}`, [C]],
    ['a path', `/v2/customers/${C}`, [C]],
    ['a path in a sentence', `it is in ../v2/customers/${C} today`, [C]],
    ['a path that ends a sentence', 'Not found: /v2/customers/cus9.', ['cus9']],
    ['a link that ends a sentence', `See https://crm.example/c/${C}.`, [C]],
    ['a link to a host', 'http://portal9/', []],
    ['a Markdown link', `[Jane's record](https://portal.example/customers/${C})`, [C]],
    ['a Slack link', `<https://portal.example/customers/${A}|${A}>`, [A]],
    ['an encoded link that hides a slash', `https://portal.example/customers/${C}%2ftransactions`, [C]],
    ['a URN', `urn:uuid:${A}`, [A]],
    ['a log line', `GET /v2/customers/${C} 404 12ms`, [C]],
    ['a log line with a trace', `GET /v2/customers/${A} 404 trace=${bare.replaceAll('9', '1')}`, [A]],
    ['a log line with a request ID', `GET /v2/customers/${A} 404 x-request-id: ${B}`, [A]],
    ['a log line with a request ID first', `[${B}] request_id=${B} customer_id=${C} not found`, [C]],
    ['a log line with JSON', `2025-02-13T14:02:11Z WARN {"request_id":"${B}","customer_id":"${C}"}`, [C]],
    ['JSON in a JSON string', String.raw`{"message":"{\"customer_id\":\"${C}\"}"}`, [C]],
    ['a trace alone', `trace ${bare}`, [A.toLowerCase()]],
    ['a trace context', `traceparent: 00-${bare}-00f067aa0ba902b7-01`, []],
    ['a hash', `commit ${bare}deadbeef is out`, []],
    ['a log line of a search', `POST /v2/customers/search 200 found=${A}`, [A]],
    ['a logfmt line', `level=info customer_id=${C} latency=12`, [C]],
    ['curl', `curl -u KEY: 'https://dev.imprint.co/v2/customers/${A}' -H 'accept: application/json'`, [A]],
    ['an answer', `{\n  "id": "${A}",\n  "partner_customer_id": "${B}",\n  "first_name": "Jane"\n}`, [A]],
    ['an answer in one line', `{"id":"${C}","partner_customer_id":"P-1","created_at":"2025-02-13T14:02:11Z"}`, [C]],
    ['an answer below "customer"', '{"customer":{"id":"cus9"}}', ['cus9']],
    ['a transaction', `{"id":"tx-${B}","customer_id":"${C}"}`, [C]],
    ['a card', '{"customer":"cus9","status":"OPEN"}', ['cus9']],
    ['an answer with another ID in a note', `{"note":"was ${B}","id":"${A}"}`, [A, B]],
    ['a list of answers', `{"data":[{"id":"${A}"},{"id":"${B}"}],"has_more":false}`, [A, B]],
    ['an error', `{"type":"CUSTOMER_NOT_FOUND_ERROR","message":"customer not found: ${C}","param":"customer_id"}`, [C]],
    ['XML', '<customer_id>cus9</customer_id> next2', ['cus9']],
    ['a Slack message', `Hi, can someone check *${C}*? She cannot sign in :(`, [C]],
    ['a Slack message without a space', `the customer is ${A}.`, [A]],
    ['a Jira title', `PROJ-1234: customer ${A} sees no card`, [A]],
    ['a labelled ID', `Our customer ID: ${C}.`, [C]],
    ['a label with smart quotes', 'customer_id: “cus9” is closed', ['cus9']],
    ['a label in bold', `**Customer ID:** ${C}`, [C]],
    ['a summary of ours', `Customer ID: ${A}\nPartner ID: ${B}`, [A]],
    ['a sentence in Chinese', `客户${C}的2张卡`, [C]],
    ['an ID, a no-break space and a number', `${C}\u00A02 calls`, [C]],
    ['a sentence in Japanese', `顧客${A}のカード`, [A]],
    ['an Excel cell', `"${C}"\r\n`, [C]],
    ['an Excel row', `${C}\tJane\tDoe\t1990-01-01`, [C]],
    ['an Excel column', `customer_id\r\n${C}\r\nCSMR-v1-124\r\n`, [C, 'CSMR-v1-124']],
    ['a CSV row', `"${A}","Jane","Doe","555-0100"`, [A]],
    ['IDs in quotes', '"cus_1", "cus_2"', ['cus_1', 'cus_2']],
    ['a Slack link to another tool', `<https://crm.example/c/${C}|Jane>`, [C]],
    ['a file of a customer', `${C}_statement.pdf`, []],
    ['IDs with semicolons', `${A};${B};`, [A, B]],
    ['IDs with spaces', 'cus_1 cus_2, cus_3', ['cus_1', 'cus_2', 'cus_3']],
    ['a bulleted list', '• cus_1\n• cus_2', ['cus_1', 'cus_2']],
    ['an SQL list', `IN ('${A}', '${B}')`, [A, B]],
    ['one UUID in both letter cases', `${A} ${A.toLowerCase()}`, [A]],
    ['one ID twice', `${C}, ${C}`, [C]],
    ['two IDs that differ in letter case', 'cus_a1 cus_A1', ['cus_a1', 'cus_A1']],
    ['a link and another ID', `https://portal.example/customers/${B} and also ${A}`, [B, A]],
    ['an ID and a link to the wiki', `${C}, see https://wiki.example/page-2`, [C]],
    ['an ID and a question mark', `${C}?`, [C]],
    ['a UUID within a longer ID', `${A}-00f067aa`, [`${A}-00f067aa`]],
    ['a UUID at the end of a longer ID', `00f067aa-${A}`, [`00f067aa-${A}`]],
    ['an ID with a letter more', `${A}x`, [`${A}x`]],
    ['an ID and an SSN', `${C} 123-45-6789`, [C]],
    ['a sentence', 'please look up this customer', []],
    ['a link to a list', 'https://portal.example/about', []],
    ['a postal address', '12 Main St, Springfield', []],
    ['a UUID cut short, in a link', `https://portal.example/customers/${cut}`, []],
  ])('%s', (_, pasted, ids) => expect(idsIn(pasted)).toEqual(ids))

  test('a list of which the first fifty are shown', () => {
    const list = Array.from({ length: 60 }, (_, index) => `CSMR-v1-${index}`)
    expect(idsIn(list.join('\n'))).toEqual(list.slice(0, 50))
  })
})

const json = (text: string) => JSON.stringify(text).slice(1, -1)
const entities = (text: string) => text.replace(/[&"'<>=:/]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const safeLink = (url: string) =>
  `https://eur03.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=02%7C01%7Cagent%40example.com%7C1a2b3c4d5e6f708192a3b4c5d6e7f809%7C9f8e7d6c5b4a39281706f5e4d3c2b1a0%7C1`

describe.each([
  ['UUID', A],
  ['ID of the other form', C],
])('an agent pastes, around a %s', (_, id) => {
  test.each([
    // Escapes of JSON
    String.raw`{"message":"lookup failed \u001b[36mcustomer_id=\u001b[0m${id}","level":"info"}`,
    String.raw`{"level":"error","message":"No such customer:\n${id}\nretrying"}`,
    String.raw`{"level":"error","message":"\tat\t${id}\r\n\tretrying"}`,
    String.raw`{"log":"\u001b[0;39m10:00 \u001b[31mERROR\u001b[0;39m customerId=\u001b[1m${id}\u001b[22m\n","stream":"stdout"}`,
    String.raw`level=error err="customer \"${id}\" not found"`,
    String.raw`{"textPayload":"customer_id\u003d${id}\u0026status\u003d404"}`,
    String.raw`{"method":"GET","url":"https:\/\/portal.example\/v2\/customers\/${id}","status":404}`,
    String.raw`{"html":"\u003ca href=\u0022https://portal.example/customers/${id}\u0022\u003eJane\u003c/a\u003e"}`,
    json(json(json(`{"message":"No such customer:\n${id}\n"}`))),
    json(JSON.stringify({ message: `\u001B[36mcustomer_id=\u001B[0m${id}` })),
    // Colours of a terminal
    `3:04PM \u001B[32mINF\u001B[0m lookup failed \u001B[36mcustomer_id=\u001B[0m${id} \u001B[36mrequest_id=\u001B[0m${B}`,
    `3:04PM [32mINF[0m lookup failed [36mcustomer_id=[0m${id} [36mrequest_id=[0m${B}`,
    `^[[1;31m${id}^[[0m`,
    String.raw`\033[36m${id}\033[0m`,
    String.raw`\e[36m${id}\e[0m`,
    `#033[36mcustomer#033[0m ${id}`,
    `${id.slice(0, 5)}\u001B[01;31m\u001B[K${id.slice(5, 7)}\u001B[m\u001B[K${id.slice(7)}`,
    `\u001B]8;;https://portal.example/customers/${id}\u001B\\Jane\u001B]8;;\u001B\\`,
    `ESC[36mcustomer_id=ESC[0m${id}ESC[0m`,
    `#x1B[36m${id}#x1B[0m`,
    `\u001B[38:2::255:0:0m${id}\u001B[0m`,
    // Bytes and UTF-16 units
    String.raw`b'customer \xe2\x80\x9c${id}\xe2\x80\x9d not found'`,
    `customer_id%u003D${id}%u0026attempt%u003D2`,
    String.raw`\x1b[36mcustomer_id\x3d\x1b[0m${id} \u{1b}[1mOPEN\u{1b}[0m`,
    `#033[36mcustomer_id=#033[0m${id}#033[0m`,
    // HTML
    `&laquo;${id}&raquo; &lpar;${id}&rpar; &lsqb;${id}&rsqb;`,
    `Customer&zwnj; ID: ${id}&lrm;`,
    `{&quot;customer_id&quot;:&quot;${id}&quot;,&quot;level&quot;:&quot;warn&quot;}`,
    `{&amp;quot;customer_id&amp;quot;:&amp;quot;${id}&amp;quot;}`,
    `&#34;${id}&#34;`,
    `&#x27;${id}&#x27;`,
    `&lt;b&gt;Customer&nbsp;ID:&lt;/b&gt;&nbsp;${id}`,
    `<td>${id}</td>`,
    `&lsaquo;${id}&rsaquo; &bdquo;${id}&ldquo; &lbrace;${id}&rbrace; &grave;${id}&grave; &vert;${id}&vert;`,
    `&QUOT;${id}&QUOT;&comma; &ast;${id}&ast;&semi; &iexcl;`,
    `ID&colon;&Tab;${id}&NewLine;OPEN`,
    id.replaceAll('-', '&minus;'),
    `<td>${id.slice(0, 6)}<em class="hl">${id.slice(6, 9)}</em>${id.slice(9)}</td>`,
    `<b>${id.slice(0, 9)}<wbr>${id.slice(9)}</b>`,
    // Mail
    `<a href=3D"https://portal.example/customers/${id}">`,
    `customer_id=3D${id}`,
    `The customer is ${id.slice(0, 9)}=\r\n${id.slice(9)} =E2=80=93 please=\r\n help`,
    `Customer ID:=C2=A0${id}`,
    `Customer ID:=20${id}=20`,
    `Customer=20ID=3A=20${id}=0D=0AThanks`,
    `Subject: =?utf-8?Q?Kundin=3A_${id}_ohne_Karte?=`,
    // Links in links
    safeLink(`https://sso.example/login?RelayState=${encodeURIComponent(`https://portal.example/customers/${id}`)}`),
    safeLink(safeLink(`https://portal.example/customers/${id}/transactions`)),
    `https://www.google.com/url?q=https%3A%2F%2Fportal.example%2Fcustomers%2F${id}&sa=D&ust=1739473687004&usg=AOv0`,
    `https://urldefense.proofpoint.com/v2/url?u=https-3A__portal.example_customers_${id.replaceAll('-', '-2D')}&d=DwM&c=eu&e=`,
    `https://urldefense.com/v3/__https://portal.example/customers/${id}__;!!AbC!Def$`,
    `mailto:help@portal.example?body=Customer%20ID%3A%20${id}%0AThanks`,
    encodeURIComponent(encodeURIComponent(`{"customer_id": "${id}", "attempt": 2}`)),
    // Shells
    String.raw`$'${id}'`,
    String.raw`curl --data $'{"customer_id":"${id}"}\n' https://api.example/`,
    String.raw`curl --data '{"note":"it'\''s","customer_id":"${id}"}' https://api.example/`,
    `lookup \\\n  --customer-id=${id} \\\n  --verbose`,
    // A word with a digit after "customer:"
    `Customer: 2nd call about ${id}, card declined`,
    `customer: iPhone15 user, ${id}`,
    `Customer ID: 3rd time today, ${id}`,
    `{"customer":"2nd call about ${id}"}`,
    `Customer = tier2, ${id}`,
    `customer=vip2 id=${id}`,
    `customer="tier2" ref=${id}`,
    `id=sess1 ${id}`,
    `Customer: v2 portal, ID ${id}`,
    // Markup of chats and trackers
    ...'_§_ __§__ *§* **§** ***§*** ~§~ ~~§~~ `§` ```§``` ||§|| -§- +§+ {{§}} {code}§{code} #§ @§ >§ %§% %%§%% #§# /§ \\§ ID-§ #ID-§ ID#§ file_§.pdf'.split(
      ' ',
    ),
    '{color:#de350b}§{color}',
    '[§](https://portal.example/customers/§)',
    '<https://portal.example/customers/§|§>',
    '[§|https://portal.example/customers/§]',
    String.raw`\*§\*`,
    ':eyes:§:bulb:',
    '[b]§[/b]',
    '[code]§[/code]',
    '\u2068§\u2069',
    '\u202A§\u202C',
    '- [ ] §',
    '> > §',
    ...'§✅ ✅§ §✔️ §👍🏽 👨‍👩‍👧§ 1️⃣§ ❶§ 🏴󠁧󠁢󠁥󠁮󠁧󠁿§ →§ 「§」 （§） 顧客ID：§ №§ ①§ ㎏§ §™ §℠ §®'.split(' '),
    // Named, with another thing's ID near
    `https://portal.example/customers/${id}/transactions/${B}`,
    `portal.example/customers/${id}/cards/${B}?tab=1`,
    `level=info msg="no card" customer_id=${id} trace=trace_${B}`,
    `{"transaction_id":"${B}","customer_id":"${id}","session":"${B.replaceAll('-', '')}"}`,
    `[${B}] GET /v2/customers/${id} 404`,
    `{"PK":"CUSTOMER#${id}","SK":"TRANSACTION#${B}"}`,
    `jane@example.com,${id},+14155550100`,
    `lookup failed for customer ${id} (request ${B})`,
    `webhook evt_${B} for ${id}`,
    `Card: ${B}, ${id}`,
    `account_uuid=${B} customer_uuid=${id}`,
    `span_id=${B} parent=${B} customerId=${id}`,
    `Customer not found for provided ID: ${id}, request ID: ${B}`,
    // Dictated, and broken by the end of a line
    id.replaceAll('-', ' dash '),
    id.replaceAll('-', ' '),
    id.replaceAll('-', ' - '),
    `> the customer is ${id.replace('-', '-\n> ')}, thanks`,
  ])('%j', (pasted) => expect(idsIn(pasted.replaceAll('§', id))).toEqual([id]))
})

test.each([
  [`level=info customer_id=cus_${A} trace=trace_${B}`, [A]],
  [`customer_id=cus_9 trace=${A}`, ['cus_9']],
  [`${A.slice(0, 30)}\r\n${A.slice(30)}`, [A]],
  [`customer_ids: [${A}, ${B}]`, [A, B]],
  [`customers ${A} and ${B}, request ${C}`, [A, B]],
  ['ＣＳＭＲ－ｖ１－１２３', [C]],
  ['customer_id=3DB5E1EE-2E1C-46E7-81B9-3C3917204BE4', ['3DB5E1EE-2E1C-46E7-81B9-3C3917204BE4']],
  [`customer_id=\n${A}`, [A]],
  ['Customer: 2nd call, card declined', []],
  ['Customer: iPhone15 crashes', []],
  ['Customer: Win11, cannot sign in', []],
  ['Called by customer: 3x', []],
  ['customer: cus9\nstatus: OPEN', ['cus9']],
  ['customer=cus9 status=404', ['cus9']],
  ['{"customer":"2nd call"}', []],
  ['{"id":"evt_1","customer":"cus_9"}', ['cus_9']],
  ['customer_id=209B5E1E-2E1C-46E7-81B9-3C3917204BE4', ['209B5E1E-2E1C-46E7-81B9-3C3917204BE4']],
  ['customer_id=9B5E1EE0-2E1C failed', []],
  [`${C}-${C}`, [`${C}-${C}`]],
  [`**${C}** and ${C}*`, [C]],
])('%j holds %j', (pasted, ids) => expect(idsIn(pasted)).toEqual(ids))

test.each([
  '9B5E1EE0-****',
  '9B5E1EE0-****-****-****-********4BE4',
  '****4BE4',
  'customer_id=***4BE4',
  '9B5E1EE0…',
  '…17204BE4',
  'CSMR-v1-1…4',
  'CSMR-v1-12...',
  'CSMR-v1-1**4',
  'CSMR-v1-1••4',
  'CSMR-v1-•••',
  'CSMR-v1-12***',
  'CSMR-v1-12&hellip;',
])('%j is refused, as it leaves a part of the ID out', (pasted) => expect(reasonFor(pasted)).toBe('shortened'))

test.each([
  'ⒸSMR-v1-123',
  '🄲SMR-v1-123',
  'ℂSMR-v1-123',
  'CSMR-ⅴ1-123',
  'CSMR-v1-①②③',
  `${C}①`,
  `${C}ⓘ`,
  `${C}ⁿ`,
  `${C}²`,
  `²${C}`,
  `${C}Ⅷ`,
  `ﬁ${C}`,
  `${C}ﬁ`,
  '𝐂SMR-v1-123',
  'CSMR-v1-𝟏23',
  'CSMR-v1-12½',
  `see ${C}² now`,
])('%j is refused, for what only looks like letters and digits', (pasted) =>
  expect(reasonFor(pasted)).toBe('look-alike'),
)

test.each([
  'CSMR-v1-1&shy;23',
  'see CSMR-v1-1&shy;23 now',
  'see CSMR-v1-12&eacute; now',
  'see CSMR-v1-12&sup2; now',
  'see CSMR-v1-123\u20E3 now',
  'CSMR-v1-1\u00AD23',
  'CSMR-v1-1’234',
  'CSMR-v1-12☀345',
  'see CSMR-v1-12·345 now',
  'see CSMR-v1-12\u007F345 now',
  'see CSMR-v1-1\u202E23 now',
  'see CSMR-v1-12\u0663 now',
  'see CSMR-v1-12é now',
  'CSMR-v1-1\uFE0F\u20E3',
  'CSMR-v1-1\uFE0F\u20E323',
  'see CSMR-v1-12\uFE0F\u20E3 now',
])('the start of %j is not taken for an ID', (pasted) => expect(idsIn(pasted)).toEqual([]))

test.each(
  [C, A].flatMap((id) => [
    `x%252f..%252f${id}`,
    `x\\u002f..\\u002f${id}`,
    `${id}%2500`,
    `${id}%250a`,
    `${id}%25250d%25250aX-Evil:%201`,
    `${id}%252ftransactions`,
    `${id}\\/transactions`,
    `${id}&#47;transactions`,
    `${id}%253fexpand=ssn`,
    `${id}\\u0000`,
    `${id}%u0000`,
    `x%u002f..%u002f${id}`,
    `${id}%u002ftransactions`,
    `${id}\\u202e`,
    `${id}&#x202e;`,
    `cus_${id}/transactions`,
    `${id}&sol;link`,
    `https://portal.example/customers/${id}%252f..%252fadmin`,
    `https://portal.example/customers/${id}%0d%0aX-Evil:1`,
  ]),
)('%j stays refused, however deep its escapes', (pasted) => expect(idsIn(pasted)).toEqual([]))

describe('what is refused is explained', () => {
  test.each([
    ['', 'Enter a customer ID.'],
    ['x'.repeat(65), 'That is too long for an ID. Paste a shorter part of the text.'],
    ['+1 415 555 2671', 'This looks like a phone number, not a customer ID.'],
    ['call +1 415 555 2671 back', 'This looks like a phone number, not a customer ID.'],
    ['SSN 123-45-6789', 'This looks like a Social Security number, not a customer ID.'],
    ['SSN: 123 45 6789, please', 'This looks like a Social Security number, not a customer ID.'],
    ['4111 1111 1111 1111 exp 12/27', 'This looks like a card number, not a customer ID.'],
    ['123-45-6789', 'This looks like a Social Security number, not a customer ID.'],
    ['4111111111111111', 'This looks like a card number, not a customer ID.'],
    ['jane@example.com', 'This looks like an email address, not a customer ID.'],
    ['John Doe', 'This looks like a name or words, not a customer ID.'],
    [cut, 'This looks like part of an ID (31 of 32 letters and digits). Copy the whole ID.'],
    [bare.slice(1), 'This looks like part of an ID (31 of 32 letters and digits). Copy the whole ID.'],
    [A.slice(1), 'This looks like part of an ID (31 of 32 letters and digits). Copy the whole ID.'],
    [A.slice(0, 23), 'This looks like part of an ID (20 of 32 letters and digits). Copy the whole ID.'],
    [A.slice(0, 18), 'This looks like part of an ID (16 of 32 letters and digits). Copy the whole ID.'],
    ['00000000-0000-', 'This looks like part of an ID (12 of 32 letters and digits). Copy the whole ID.'],
    ['9B5E…4BE4', 'This is a shortened ID. Copy the whole ID.'],
    [`${A}00`, 'This looks like an ID with something added (34 letters and digits, not 32). Copy the ID alone.'],
    ['СSMR-v1-123', 'One character in this only looks like a plain letter or digit (U+0421). Type the ID instead.'],
    [`\u202E${C}`, 'There is a hidden character in this (U+202E). Type the ID instead.'],
    [`${C}\u{E0041}`, 'There is a hidden character in this (U+E0041). Type the ID instead.'],
    [
      `${C}/`,
      'This has signs that no customer ID has, such as / ? # or %. Enter the ID alone, or paste the whole link.',
    ],
    [
      '12345',
      'This is not a customer ID. An ID starts with a letter or digit, has letters, digits, hyphens and underscores only, and is never a number alone.',
    ],
  ])('%j', (pasted, sentence) => expect(sentenceFor(pasted)).toBe(sentence))
})

test.each([
  [A, A],
  [A.toLowerCase(), A.toLowerCase()],
  [`“${A}”`, A],
  [`customers/${A}`, A],
  [A.slice(0, -1), undefined],
  [`${A}4`, undefined],
  [`${A} ${B}`, undefined],
  [C, undefined],
  ['', undefined],
])('while typing, %j is whole as %s', (text, id) => expect(isWholeId(text)).toBe(id))

test.each([
  [A, A.toLowerCase()],
  [A.toLowerCase(), A],
  [A.replace('B', 'b'), A],
  [B, undefined],
  [C, undefined],
  ['', undefined],
])('the other letter case of %s is %s', (id, other) => expect(otherCase(id)).toBe(other))

test('a UUID has one name in the cache whatever its letter case, another ID has its own', () => {
  expect(normalizeId(A)).toBe(normalizeId(A.toLowerCase()))
  expect(normalizeId('Csmr-v1-1')).toBe('Csmr-v1-1')
})

const uuid = fc.tuple(fc.uuid(), fc.boolean()).map(([id, upper]) => (upper ? id.toUpperCase() : id))
const safeId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/).filter(isSafeId)
const hostileParts = [
  'customers/ customer_id= "id":" id: https://x.example/ %2f %00 % .. / ? # ; = @ , " “ < ( { - – 123-45-6789 Jane'.split(
    ' ',
  ),
  [' ', '\n', '\u200B', '\u202E', '\uD800', 'С', '٣', '．', A, bare, cut, C],
].flat()
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...hostileParts) }, fc.string(), uuid, safeId))
    .map((parts) => parts.join('')),
)
const thorough = { numRuns: 2_000 }

describe('whatever the text', () => {
  test('nothing is thrown, and each ID is safe and reads as itself', () =>
    fc.assert(
      fc.property(anyText, (text) => {
        for (const id of idsIn(text)) {
          expect(isSafeId(id)).toBe(true)
          expect(readCustomerIds(id)).toEqual({ kind: 'one', id, cleaned: false })
        }
      }),
      thorough,
    ))

  test('a list has two IDs or more, each once', () =>
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readCustomerIds(text)
        if (read.kind !== 'several') return
        expect(read.ids.length).toBeGreaterThan(1)
        expect(new Set(read.ids.map(normalizeId)).size).toBe(read.ids.length)
      }),
      thorough,
    ))

  test('a refusal repeats none of it', () =>
    fc.assert(
      fc.property(anyText, fc.stringMatching(/^[0-9][0-9 ()+.-]{0,21}$/), (text, digits) => {
        for (const refused of [text, digits, `${digits} ${text}`]) {
          const read = readCustomerIds(refused)
          if (read.kind !== 'none') continue
          const sentence = describeRefusal(read)
          expect(sentence).toMatch(/^[A-Z].+\.$/)
          expect(
            sentence.replace(/\(U\+[0-9A-F]{4,6}\)|\([123]\d of 32|\(3[345] letters and digits, not 32/, ''),
          ).not.toMatch(/\d/)
        }
      }),
      thorough,
    ))

  test('digits and hyphens alone, up to 23, are never asked for', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9-]{1,23}$/), (digits) => {
        expect(idsIn(digits)).toEqual([])
        expect(idsIn(`customer_id=${digits}`)).toEqual([])
        expect(idsIn(`https://portal.example/customers/${digits}`)).toEqual([])
      }),
      thorough,
    ))
})

test('a UUID is found in whatever it is wrapped, and keeps its letter case', () => {
  const starts = ['', 'urn:uuid:', 'https://portal.example/customers/', 'GET /v2/customers/', 'customer_id=', '顧客']
  const before = fc.constantFrom(
    ...starts,
    '{"customer_id": "',
    'Please look up ',
    'Request ID: ',
    '• ',
    'cus_',
    'customer-',
  )
  const around = fc.constantFrom(
    ...'"" \'\' `` “” ‘’ «» <> () [] {}'.split(' '),
    '  ',
    '\n\n',
    '\t,',
    '\u200B\uFEFF',
    '*.',
  )
  fc.assert(
    fc.property(uuid, before, fc.array(around, { maxLength: 4 }), fc.boolean(), (id, start, pairs, hyphens) => {
      const wrap = (inner: string, pair: string) => pair.charAt(0) + inner + pair.charAt(1)
      expect(idsIn(start + pairs.reduce(wrap, hyphens ? id : id.replaceAll('-', '')))).toEqual([id])
    }),
    thorough,
  )
})

test('each ID that may be asked for is read from its permalink, but a cut UUID', () => {
  fc.assert(
    fc.property(safeId, (id) => {
      expect(idsIn(`https://portal.example/customers/${id}`)).toEqual(reasonFor(id) === 'part-of-id' ? [] : [id])
    }),
    thorough,
  )
})

test('an ID that is asked for stands in what was pasted, whatever escapes and wraps it', () => {
  const identity = (text: string) => text
  const escape = fc.constantFrom(
    identity,
    json,
    entities,
    encodeURIComponent,
    (text: string) => text.replaceAll('&', '&amp;'),
    (text: string) => text.replace(/[=\u0080-\uFFFF]/gu, (sign) => encodeURIComponent(sign).replaceAll('%', '=')),
    (text: string) => text.replaceAll('/', String.raw`\/`),
    (text: string) => text.replace(/[^\w-]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
  const wrapping = fc.constantFrom(
    '"ID"',
    "'ID'",
    '“ID”',
    '*ID*',
    '_ID_',
    '`ID`',
    '<ID>',
    '[ID]',
    '{code}ID{code}',
    ' ID ',
    'ID✅',
    '\u001B[1mID\u001B[0m',
  )
  const position = fc.constantFrom(
    'no such customer: ID, retrying',
    'customer_id=ID level=info',
    'Hi, can you see ID please? 1st call',
    '\nID\nThanks',
    '{"customer_id": ID, "attempt": 2}',
    'see https://portal.example/customers/ID now',
    `ID (request ${B})`,
  )
  const anyId = fc.oneof(
    uuid,
    fc.nat().map((number) => `CSMR-v1-${number}`),
  )
  fc.assert(
    fc.property(anyId, wrapping, position, fc.array(escape, { maxLength: 3 }), (id, wrapped, placed, escapes) => {
      const plain = placed.replace('ID', wrapped.replace('ID', id))
      expect(idsIn(escapes.reduce((text, write) => write(text), plain))).toEqual([id])
    }),
    thorough,
  )
})

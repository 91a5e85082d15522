/** Request targets, as sent, of which none may reach Imprint. The H numbers are those of docs/threats.md. */
// prettier-ignore
export const hostileTargets = [
  ...[
    // H5-H15: the way to the list, and out of the folder
    '', '.', '..', '../customers', '%2e%2e', '%2e', '..%2f..%2fv1%2fadmin', 'x%2f..%2fCSMR-v1-123', 'x/../CSMR-v1-123', './CSMR-v1-123',
    '..;/customers', '%252e%252e%252f', 'a\\..\\b', 'a%5c..%5cb', '%c0%ae%c0%ae%c0%af', '．．／', '%EF%BC%8E%EF%BC%8E',
    // H16-H25: more path, a query, a fragment, parameters
    'CSMR-v1-123/transactions', 'CSMR-v1-123%2ftransactions', 'CSMR-v1-123%2Flink', 'CSMR-v1-123/', 'CSMR-v1-123//', '/CSMR-v1-123',
    'CSMR-v1-123?', 'CSMR-v1-123?expand=ssn', 'CSMR-v1-123%3fexpand=ssn', 'CSMR-v1-123#x', 'CSMR-v1-123%23x', 'CSMR-v1-123;a=b', 'CSMR-v1-123&a=b',
    // H26-H33: control characters, broken escapes, length
    'CSMR-v1-123%00', 'CSMR-v1-123%0a', 'CSMR-v1-123%0d%0aX-Evil:%201', 'CSMR-v1-123\tx', 'CSMR-v1-123 x', 'CSMR-v1-123%20', '%zz', '%u002e', '%ED%A0%80',
    'CSMR-v1-123\r\nX-Evil: 1\r\n', 'CSMR-v1-123\u0000', '%43SMR-v1-123', 'a'.repeat(65), 'a'.repeat(9000), 'a'.repeat(70_000),
    // H34-H44: what is not an ID
    '123-45-6789', '123456789', '4111111111111111', '4111-1111-1111-1111', '+14155552671', 'jane@example.com', 'John%20Doe',
    'CSMR\u200b-v1-123', 'CSMR%E2%80%8B-v1-123', 'СSMR-v1-123', '%D0%A1SMR', '\u202ECSMR', '__proto__', '-CSMR', '_CSMR', '*', '{id}', '$1',
  ].map((id) => `/api/v2/customers/${id}`),
  // Another route, or this one spelled otherwise
  '/api', '/api/', '/api//v2/customers/CSMR-v1-123', '//api/v2/customers/CSMR-v1-123', '/api/v2//customers/CSMR-v1-123', '/api/./v2/customers/CSMR-v1-123',
  '/x/../api/v2/customers/CSMR-v1-123', '/api/v2/customers', '/api/v2/customers/', '/api/v1/customers/CSMR-v1-123', '/api/v2/Customers/CSMR-v1-123',
  '/API/v2/customers/CSMR-v1-123', '/%61pi/v2/customers/CSMR-v1-123', '/api%2fv2/customers/CSMR-v1-123', '/api/v2%2fcustomers/CSMR-v1-123',
  '/v2/customers/CSMR-v1-123', '/api/v2/transactions/CSMR-v1-123', '\\api\\v2\\customers\\CSMR-v1-123', '/@fs/api/v2/customers/CSMR-v1-123',
  'http://127.0.0.1/api/v2/customers/CSMR-v1-123', 'http://example.com/api/v2/customers/CSMR-v1-123', '*', 'api/v2/customers/CSMR-v1-123',
]

/** Targets, as sent, beside the one of a lookup by partner ID, of which none may reach Imprint. */
// prettier-ignore
export const hostilePartnerTargets = [
  '/', '?', '?partner_customer_id=7', '?partner_customer_id=', '?limit=100', '#x', '%20', ';a=b', '/PARTNER_USER_456', '//', '/..', '/../customers', '%2f..%2fcustomers',
].map((rest) => `/api/v2/partner-lookups${rest}`).concat(
  '/api/v2/customers', '/api/v2/customers/', '/api/v2/customers?partner_customer_id=7', '/api/v2/customers?limit=100', '/api/v2/customers?partner_customer_id=',
  '/api/v2/Partner-lookups', '/api/v2//partner-lookups', '/api/v1/partner-lookups', '/api/v2/customers/CSMR-v1-123/partner-lookups', '/api/products/gold/v2/partner-lookups',
  '/api/v2/partner%2dlookups', '/%61pi/v2/partner-lookups',
)

/** Names, as sent, that none of the products `rewards`, `travel` and `rewards-plus` has. */
// prettier-ignore
const hostileProducts = [
  '', '.', '..', '%2e%2e', '..%2fv2', '*', 'gold', 'reward', 'rewardss', 'rewards-', 'Rewards', 'REWARDS', '%72ewards', 'rewards%20', 'rewards%00', 'rewards%0d%0aX-Evil:%201',
  'rewards;a=b', 'rewards?x', 'rewards#x', 'rewards/travel', 'rewards%2ftravel', 'rewards%2f..', 'rewards//', 'rewards|travel', 'rewards,travel', 'rewards=KEY', '$merchant_key', '@MERCHANT_KEY@',
  'r\u0435wards', 'include', 'volatile', '__proto__', 'constructor', '-', 'a'.repeat(33), 'a'.repeat(9000),
]

/** The targets of a product's customers for whom nothing may reach Imprint: a hostile name or a hostile ID, or both. */
export const hostileProductTargets = [
  ...hostileProducts.flatMap((name) =>
    ['CSMR-v1-123', '123-45-6789'].map((id) => `/api/products/${name}/v2/customers/${id}`),
  ),
  ...['travel', 'gold'].flatMap((name) =>
    hostileTargets
      .filter((target) => target.startsWith('/api/v2/'))
      .map((target) => target.replace('/api', `/api/products/${name}`)),
  ),
  '/api/products',
  '/api/products/',
  '/api/products/travel',
  '/api/products/travel/',
  '/api/products/travel/v2/customers',
  '/api/products/travel/v1/customers/CSMR-v1-123',
  '/api/products/travel/api/v2/customers/CSMR-v1-123',
  '/api/products/travel//v2/customers/CSMR-v1-123',
  '/api//products/travel/v2/customers/CSMR-v1-123',
  '/api/products/travel/../rewards/v2/customers/CSMR-v1-123',
  '/api/products/travel/%2e%2e/%2e%2e/v2/customers/CSMR-v1-123',
  '/api/Products/travel/v2/customers/CSMR-v1-123',
  '/products/travel/v2/customers/CSMR-v1-123',
  '/api/v2/products/travel/customers/CSMR-v1-123',
  '/api/v2/customers/CSMR-v1-123?product=travel',
  'http://127.0.0.1/api/products/travel/v2/customers/CSMR-v1-123',
]

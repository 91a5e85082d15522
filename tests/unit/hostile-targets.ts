/** Request targets, as sent, of which none may reach Imprint. The H numbers are those of the threat list. */
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

/** IMPRINT_ENVIRONMENT and IMPRINT_API_URL as somebody sets them, what the page is told of it, and the API that is asked. */
export const environments: [name: string, url: string, environment: string, origin: string][] = [
  ['', '', 'sandbox', 'https://dev.sbx.imprint.co'],
  ['production', '', 'production', 'https://dev.imprint.co'],
  ['sandbox', 'https://dev.imprint.co', 'production', 'https://dev.imprint.co'],
  ['sandbox', 'https://DEV.Imprint.co:443/', 'production', 'https://dev.imprint.co'],
  ['production', 'https://dev.SBX.imprint.co:443', 'sandbox', 'https://dev.sbx.imprint.co'],
  ['production', 'https://api.example.com:8443/', 'custom', 'https://api.example.com:8443'],
  ['production', 'https://dev.imprint.co.example.com', 'custom', 'https://dev.imprint.co.example.com'],
  ['', 'https://dev.imprint.co:8443', 'custom', 'https://dev.imprint.co:8443'],
  ['', 'http://127.0.0.1:9000', 'custom', 'http://127.0.0.1:9000'],
  ['', 'http://localhost:80', 'custom', 'http://localhost'],
]

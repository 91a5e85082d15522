import type { PageSettings } from '../src/contract/page-settings.ts'

/** Writes the settings and the app's name into index.html, built or not. src/app/config.ts reads them. */
export function writePageSettings(html: string, settings: PageSettings): string {
  const name = escapeHtml(settings.appName)
  const json = escapeHtml(JSON.stringify(settings))
  // Functions, because a `$` in a replacement text has a meaning of its own.
  return html
    .replace(/<meta name="settings" content="[^"]*" \/>/, () => `<meta name="settings" content="${json}" />`)
    .replace('<title>Customer lookup</title>', () => `<title>${name}</title>`)
    .replace(/(<a class="brand" href="[^"]*">)Customer lookup(?=<\/a>)/, (_, tag: string) => tag + name)
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

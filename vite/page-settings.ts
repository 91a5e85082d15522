import type { Plugin } from 'vite'
import { pageSettingsOf } from '../server/page.ts'
import { writePageSettings } from '../server/page-settings.ts'
import type { Settings } from '../server/settings.ts'

/** Writes the settings into the page of the development server and of the built demo, as the gateway does in a deployment. */
export function pageSettings(settings: Settings): Plugin {
  return { name: 'page-settings', transformIndexHtml: (html) => writePageSettings(html, pageSettingsOf(settings)) }
}

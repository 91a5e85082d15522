// Constants that vite.config.ts writes into the build.

/** True in the demo (its dev server and `npm run build:demo`), false in the live build. */
declare const __DEMO__: boolean
/** The version in package.json. */
declare const __APP_VERSION__: string
/** The commit that was built, 8 hex digits, or 'unknown'; see vite/build-id.ts. */
declare const __BUILD_ID__: string
/** True in the built demo only; see src/paths.ts. */
declare const __PATHS_BEHIND_HASH__: boolean

// Constants that vite.config.ts writes into the build.

/** True in the demo (its dev server and `npm run build:demo`), false in the live build. */
declare const __DEMO__: boolean
/** The version in package.json. */
declare const __APP_VERSION__: string
/** True in the built demo only; see src/paths.ts. */
declare const __PATHS_BEHIND_HASH__: boolean

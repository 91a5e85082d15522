// Importing this file runs React DOM's top-level code, which takes a slow machine 60 ms. src/main.ts does so while the app
// is still being downloaded.
// oxlint-disable-next-line import/no-unassigned-import -- only its effect is wanted
import 'react-dom/client'

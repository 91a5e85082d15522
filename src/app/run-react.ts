// The code of React DOM's file, 60 ms of a slow machine, runs with this import: before the app's file has come.
// oxlint-disable-next-line import/no-unassigned-import -- only its effect is wanted
import 'react-dom/client'

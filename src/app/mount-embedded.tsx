import { mountApp as mount } from './mount'
import { useQueryClient } from '@tanstack/react-query'
import { Fragment, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMatch, useNavigate } from 'react-router'
import { isSafeId } from '../api/customer-id-rule'
import { sendWithToken } from '../api/send-with-token'
import { normalizeId, readCustomerIds } from '../customers/customer-id'
import { useDeployment } from '../customers/deployment'
import { clearRecents } from '../customers/recents'
import { type RevealListener, RevealListenerContext } from '../customers/reveal-listener'
import { useProduct } from '../customers/use-product'
import { isNotFound, useLookupState } from '../customers/customer-query'
import { forgetCustomers } from '../customers/forget-customers'
import { useLookUp } from '../customers/use-look-up'
import { type Portal, connect, portalOrigins } from '../embed/frame'
import { followHeight } from '../embed/height'
import type { HostMessage, PortalState } from '../embed/protocol'
import { applyTheme } from '../embed/theme'
import { type Tokens, createTokens } from '../embed/tokens'
import { paths, routePatterns } from '../paths'
import { hideReveals } from '../ui/hide-reveals'
import { type Viewer, ViewerProvider } from '../ui/viewer'
import { readSettings } from './config'
import type { EarlyInput } from './early-input'

/** A portal that has answered, and its tokens where it has any. */
interface Connection {
  portal: Portal
  tokens: Tokens
}

/** The app as a tab in somebody's page: alone where nobody answers, and not at all in a page that is not listed. */
export async function mountApp(root: HTMLElement, takeEarlyInput: () => EarlyInput): Promise<void> {
  const framed = window.parent !== window
  const origins = portalOrigins([...readSettings().portals, location.origin])
  if (framed && origins.length === 0) return refuse(root)
  // Whoever was here before may have been another agent.
  if (framed) clearRecents()

  const { promise: called, resolve } = Promise.withResolvers<Connection>()
  let connection: Connection | undefined
  if (framed)
    connect(origins, (portal) => {
      connection = { portal, tokens: createTokens(portal.post) }
      resolve(connection)
    })

  const send = sendWithToken(() => (connection?.portal.state().tokens ? connection.tokens.get : undefined))
  await mount(root, takeEarlyInput, {
    clientOptions: { transport: send },
    Viewing: ({ value, children }) => (
      <PortalTab root={root} called={called} send={send} viewer={value}>
        {children}
      </PortalTab>
    ),
  })
}

function refuse(root: HTMLElement) {
  const words = document.createElement('p')
  words.className = 'notice'
  words.role = 'alert'
  words.textContent = 'This site may not show customer lookup. An administrator can add it to the list of portals.'
  root.replaceChildren(words)
}

interface Props {
  root: HTMLElement
  called: Promise<Connection>
  send: RevealListener['send']
  viewer: Viewer
  children: ReactNode
}

/** Keeps the app in step with the portal around it, and the portal with what comes of it. */
function PortalTab({ root, called, send, viewer, children }: Props) {
  const [connection, setConnection] = useState<Connection>()
  const [said, setSaid] = useState<PortalState>()
  const [agents, setAgents] = useState(0)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { lookUp } = useLookUp()
  const { products } = useDeployment()
  const product = useProduct()
  const shown = useShownCustomer()
  /** Where the portal knows us to be. */
  const known = useRef(shown.id)
  const before = useRef(shown.id)

  /** Within this turn of the browser, so before its next picture, nothing of what was read is left. */
  function forget() {
    connection?.tokens.forget()
    known.current = ''
    flushSync(() => {
      void navigate(paths.search(product), { replace: true })
      setAgents((count) => count + 1)
    })
    forgetCustomers(queryClient)
  }

  function show(state: PortalState) {
    const read = state.customerId === null ? undefined : readCustomerIds(state.customerId)
    const named = products.find((name) => name === state.product) ?? product
    if (read?.kind === 'one') {
      known.current = normalizeId(read.id)
      return lookUp(read.id, named, true)
    }
    // Not the customer before, whatever this one is.
    known.current = ''
    void navigate(paths.search(named), { replace: true })
    if (read) connection?.portal.post({ type: 'failed', customerId: null, reason: 'not-an-id' })
  }

  const begin = useEffectEvent(({ portal }: Connection) => {
    const state = portal.state()
    applyTheme(state)
    if ((state.customerId ?? '') !== shown.id || (state.product ?? product) !== product) show(state)
    portal.post({ type: 'ready', version: __APP_VERSION__ })
  })

  const take = useEffectEvent((message: HostMessage, earlier: PortalState) => {
    switch (message.type) {
      case 'update': {
        const names = Object.keys(message.change)
        if (names.length === 0) break
        const { agent = earlier.agent } = message.change
        const state = { ...earlier, ...message.change }
        if (agent !== earlier.agent) forget()
        if (names.some((name) => /^(theme|colors|density)$/.test(name))) applyTheme(state)
        // Each on its own, however fast they come, so that none passes for a step of the agent's.
        flushSync(() => {
          setSaid(state)
          if ('customerId' in message.change || 'product' in message.change) show(state)
        })
        break
      }
      case 'viewport':
        showSlice(message)
        break
      case 'token':
        connection?.tokens.onMessage(message)
        break
      case 'sign-out':
      case 'dispose':
        forget()
    }
  })

  useEffect(() => void called.then(setConnection), [called])

  useEffect(() => {
    if (!connection) return
    const { portal } = connection
    begin(connection)
    const ends = [portal.listen(take), followHeight(root, (height) => portal.post({ type: 'resize', height }))]
    return () => ends.forEach((end) => end())
  }, [connection, root])

  useOutcomes(connection?.portal, shown)
  useEffect(() => {
    const moved = shown.id !== before.current
    before.current = shown.id
    if (!moved || shown.id === known.current) return
    known.current = shown.id
    connection?.portal.post({ type: 'navigate', customerId: shown.id || null })
  }, [connection, shown.id])

  const hear = (field: string, customerId: string) => connection?.portal.post({ type: 'revealed', customerId, field })
  const { locale, timeZone } = said ?? connection?.portal.state() ?? {}
  return (
    <ViewerProvider value={{ ...viewer, locale: locale ?? viewer.locale, timeZone: timeZone ?? viewer.timeZone }}>
      <RevealListenerContext value={{ send, hear }}>
        <Fragment key={agents}>{children}</Fragment>
      </RevealListenerContext>
    </ViewerProvider>
  )
}

/** Who is on the page, and how the lookup stands; it is looked at here, and asked for elsewhere. */
function useShownCustomer() {
  const { customerId = '' } = useMatch(routePatterns.customer)?.params ?? {}
  const id = isSafeId(customerId) ? customerId : ''
  const { data, error, isFetching, errorUpdatedAt } = useLookupState(id || undefined)
  const failed = !data && error && !isFetching ? error : undefined
  return { id: normalizeId(id), found: data !== undefined, failed, failedAt: failed && errorUpdatedAt }
}

/** Tells the portal what came of each lookup: which, and no more. */
function useOutcomes(portal: Portal | undefined, { id, found, failed, failedAt }: ReturnType<typeof useShownCustomer>) {
  useEffect(() => {
    if (portal && found) portal.post({ type: 'found', customerId: id })
  }, [portal, id, found])

  useEffect(() => {
    if (!portal || !failed) return
    if (isNotFound(failed)) portal.post({ type: 'missing', customerId: id })
    else portal.post({ type: 'failed', customerId: id, reason: failed.kind })
  }, [portal, id, failed, failedAt])
}

/** Where dialogs may stand: the frame is as tall as its content, and the agent sees a part of it. */
function showSlice({ top, height }: { top: number; height: number }) {
  const { style } = document.documentElement
  style.setProperty('--slice-top', `${top}px`)
  style.setProperty('--slice-height', `${height}px`)
  if (height === 0) hideReveals()
}

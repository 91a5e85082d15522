import { mountApp as mount } from './mount'
import { useQueryClient } from '@tanstack/react-query'
import { Fragment, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { sendWithToken } from '../api/send-with-token'
import { useDeployment } from '../customers/deployment'
import { clearRecents } from '../customers/recents'
import { type PortalRecord, PortalRecordContext } from '../record-kit/portal-record'
import { forgetCustomers } from '../customers/forget-customers'
import { UnusableTicketContext } from '../lookup/unusable-ticket'
import { useLookUp } from '../customers/use-look-up'
import { usePartnerLookUp } from '../customers/use-partner-look-up'
import { type Portal, connect, portalOrigins } from '../embed/frame'
import { followHeight } from '../embed/height'
import { longestNote, type PortalState } from '../embed/protocol'
import { applyTheme } from '../embed/theme'
import { type Tokens, createTokens } from '../embed/tokens'
import { paths } from '../paths'
import { isAgentBusy } from '../ui/agent-busy'
import { hideReveals } from '../ui/hide-reveals'
import { setVisiblePart } from '../ui/visible-part'
import { type LocaleSettings, LocaleProvider } from '../ui/locale-settings'
import { readSettings } from './config'
import type { EarlyInput } from './early-input'
import { PageObserver } from './page-observer'
import { PortalOffer } from './portal-offer'
import { PortalSignIn } from './portal-sign-in'
import { type PortalCommand, type PortalEvent, reducePortalSession, startPortalSession } from './portal-session'
import { describeUnusable, ticketOf } from './portal-ticket'

/** A portal that has answered, and the source of its tokens. */
interface Connection {
  portal: Portal
  tokens: Tokens
}

/**
 * Mounts the app in a portal's frame. If the page around it never answers, the app works without a portal. If that
 * page's origin is not in the settings, a refusal is shown instead of the app.
 */
export async function mountApp(root: HTMLElement, takeEarlyInput: () => EarlyInput): Promise<void> {
  const framed = window.parent !== window
  const origins = portalOrigins([...readSettings().portals, location.origin])
  if (framed && origins.length === 0) return showRefusal(root)
  // Another agent may have used the portal in this browser tab before.
  if (framed) clearRecents()

  const { promise: connected, resolve } = Promise.withResolvers<Connection>()
  let connection: Connection | undefined
  if (framed)
    connect(origins, (portal) => {
      connection = { portal, tokens: createTokens(portal.post) }
      resolve(connection)
    })

  const send = sendWithToken(() => (connection?.portal.state().tokens ? connection.tokens.get : undefined))
  await mount(root, takeEarlyInput, {
    clientOptions: framed ? { transport: send } : {}, // without one, the page's early request is taken over
    LocaleOverride: ({ value, children }) => (
      <PortalTab root={root} connected={connected} localeSettings={value}>
        {children}
      </PortalTab>
    ),
  })
}

function showRefusal(root: HTMLElement) {
  const notice = document.createElement('p')
  notice.className = 'notice'
  notice.role = 'alert'
  const { appName } = readSettings()
  notice.textContent = `This site may not show ${appName}. An administrator can add it to the list of portals.`
  root.replaceChildren(notice)
}

interface Props {
  root: HTMLElement
  connected: Promise<Connection>
  localeSettings: LocaleSettings
  children: ReactNode
}

/**
 * The adapter around portal-session.ts: it turns the portal's messages and what the page shows into events of the state
 * machine, and carries out its commands.
 */
function PortalTab({ root, connected, localeSettings, children }: Props) {
  const { products } = useDeployment()
  const session = useRef(startPortalSession({ customerId: '', product: '', outcome: undefined }))
  const connection = useRef<Connection>(undefined)
  const [portalState, setPortalState] = useState<PortalState>()
  const [partnerCustomer, setPartnerCustomer] = useState('')
  const [isOffered, setIsOffered] = useState(false)
  const [sessionKey, setSessionKey] = useState(0)
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { lookUp } = useLookUp()
  const lookUpPartner = usePartnerLookUp()

  function run(command: PortalCommand) {
    switch (command.type) {
      case 'apply-theme':
        return applyTheme(command.portal)
      // flushSync: the page must be shown before the next message is handled, or it would stay among those expected.
      case 'show-customer':
        return flushSync(() => lookUp(command.id, command.product, true))
      case 'show-partner-customer':
        return flushSync(() => lookUpPartner(command.partnerId, command.product, true))
      case 'show-search':
        return flushSync(() => showSearch(command.product))
      case 'forget-everything':
        return forgetEverything(command.product)
      case 'set-visible-part':
        return setVisiblePart(command)
      case 'hide-reveals':
        return hideReveals()
      case 'accept-token':
        return connection.current?.tokens.onMessage(command.answer)
      case 'post':
        return connection.current?.portal.post(command.message)
    }
  }

  function showSearch(product: string) {
    void navigate(paths.search(product), { replace: true })
  }

  /** Synchronous, so that the next paint shows no customer data. */
  function forgetEverything(product: string) {
    connection.current?.tokens.forget()
    flushSync(() => {
      showSearch(product)
      setSessionKey((key) => key + 1)
    })
    forgetCustomers(queryClient)
  }

  function handle(event: PortalEvent) {
    const { state, commands } = reducePortalSession(session.current, event, products)
    session.current = state
    setPortalState(state.portal)
    setPartnerCustomer(state.partnerCustomer)
    setIsOffered(state.isOffered)
    for (const command of commands) run(command)
  }
  const dispatch = useEffectEvent(handle)

  useEffect(() => {
    const unmounted = new AbortController()
    void connected.then((answered) => {
      if (unmounted.signal.aborted) return
      connection.current = answered
      const { portal } = answered
      dispatch({ type: 'connected', portal: portal.state() })
      const stops = [
        portal.listen((message) => dispatch({ type: 'message', message, isBusy: isAgentBusy() })),
        followHeight(root, (height) => portal.post({ type: 'resize', height })),
      ]
      unmounted.signal.addEventListener('abort', () => stops.forEach((stop) => stop()))
    })
    return () => unmounted.abort()
  }, [connected, root])

  const onReveal: PortalRecord['onReveal'] = (field, customerId) =>
    connection.current?.portal.post({ type: 'revealed', customerId, field })
  const onNote: PortalRecord['onNote'] = (text, customerId) =>
    connection.current?.portal.post({ type: 'note', customerId, text: text.slice(0, longestNote) })
  const onCallerCheck: PortalRecord['onCallerCheck'] = (outcome, fields, customerId) =>
    connection.current?.portal.post({ type: 'caller-check', customerId, outcome, fields })
  const { locale, timeZone } = portalState ?? {}
  return (
    <LocaleProvider
      value={{
        ...localeSettings,
        locale: locale ?? localeSettings.locale,
        timeZone: timeZone ?? localeSettings.timeZone,
      }}
    >
      <PortalRecordContext
        value={{ ticket: portalState && ticketOf(portalState, partnerCustomer), onReveal, onNote, onCallerCheck }}
      >
        <UnusableTicketContext value={portalState && describeUnusable(portalState)}>
          <Fragment key={sessionKey}>
            <PageObserver onPage={(page) => handle({ type: 'page', page })} />
            <PortalSignIn byToken={portalState?.tokens ?? false}>{children}</PortalSignIn>
            {isOffered && (
              <PortalOffer onOpen={() => handle({ type: 'open-offered' })} onStay={() => handle({ type: 'stay' })} />
            )}
          </Fragment>
        </UnusableTicketContext>
      </PortalRecordContext>
    </LocaleProvider>
  )
}

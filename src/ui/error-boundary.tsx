import { Component, type ComponentType, type ReactNode } from 'react'

/** What takes the place of what broke. */
export interface FallbackProps {
  error: unknown
  /** Draws the children anew. */
  onRetry: () => void
}

interface Props {
  fallback: ComponentType<FallbackProps>
  children: ReactNode
}

/** Keeps a fault in drawing where it happened. React asks for a class; the usual library is twice the bytes. */
export class ErrorBoundary extends Component<Props, { caught?: { error: unknown } }> {
  override state: { caught?: { error: unknown } } = {}

  static getDerivedStateFromError(error: unknown) {
    return { caught: { error } }
  }

  override render() {
    const { fallback: Fallback, children } = this.props
    const { caught } = this.state
    if (!caught) return children
    return <Fallback error={caught.error} onRetry={() => this.setState({ caught: undefined })} />
  }
}

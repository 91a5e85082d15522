import { Component, type ComponentType, type ReactNode } from 'react'

/** The props of a fallback. */
export interface FallbackProps {
  error: unknown
  /** Renders the children again. */
  onRetry: () => void
}

interface Props {
  fallback: ComponentType<FallbackProps>
  children: ReactNode
}

/** Shows `fallback` in place of children that throw while rendering. A class, because React has no hook for it. */
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

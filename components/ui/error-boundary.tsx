'use client';

import { Component, type ReactNode } from 'react';

type ErrorBoundaryProps = {
  /** What is drawn instead, when drawing the children failed. */
  fallback: ReactNode;
  /** What the children are drawn from: another one is tried again. */
  source: unknown;
  children: ReactNode;
};
type ErrorBoundaryState = { failed: { source: unknown } | null };

/** Keeps an error in drawing its children from taking the page with it. React reports the error itself. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: null };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { failed: { source: undefined } };
  }

  static getDerivedStateFromProps({ source }: ErrorBoundaryProps, { failed }: ErrorBoundaryState) {
    if (!failed || failed.source === source) return null;
    // Not yet known of which source, right after the error.
    return { failed: failed.source === undefined ? { source } : null };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

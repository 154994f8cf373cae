// Keeps a part of the page that can't be shown from taking the rest along.
import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";

interface Props {
  /** What stands in its place. */
  fallback: ComponentChildren;
  children: ComponentChildren;
}

/** Shows `children`, or `fallback` once one of them fails to render. */
export function ErrorBoundary({ fallback, children }: Props) {
  const [error] = useErrorBoundary() as [unknown, () => void];
  return <>{error === undefined ? children : fallback}</>;
}

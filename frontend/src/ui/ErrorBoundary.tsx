// Keeps the rest of the page when a part of it can't be shown.
import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";

/** Shows `children`, or `fallback` once one of them fails to render. */
export function ErrorBoundary(props: Record<"fallback" | "children", ComponentChildren>) {
  const [error] = useErrorBoundary() as [unknown, () => void];
  return <>{error === undefined ? props.children : props.fallback}</>;
}

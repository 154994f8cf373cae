// Keeps a part of the page that can't be shown from taking the rest along.
import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";

/** Shows `children`, or `fallback` once one of them fails to render. */
export function ErrorBoundary(props: Record<"fallback" | "children", ComponentChildren>) {
  const [error] = useErrorBoundary() as [unknown, () => void];
  return <>{error === undefined ? props.children : props.fallback}</>;
}

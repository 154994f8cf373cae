// How the last action on a reminder ended.
import { Link } from "wouter-preact";
import { reminderPath } from "../paths";
import type { ActionRunner } from "./useActionRunner";

/** The result, or why there is none. What is announced is said elsewhere. */
export function Outcome({ result, problem }: Pick<ActionRunner, "result" | "problem">) {
  if (problem !== undefined) {
    return (
      <p class="action-problem" role="alert">
        {problem}
      </p>
    );
  }
  if (result === undefined) return null;
  return (
    <p class="action-result">
      {result.text}{" "}
      {result.reminderId !== undefined && (
        <Link href={reminderPath(result.reminderId)}>See it</Link>
      )}
    </p>
  );
}

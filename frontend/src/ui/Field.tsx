// One labelled form control with its hint and its problem.
import type { ComponentChildren } from "preact";

/** What a control needs so that its label, hint and problem belong to it. */
interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
}

export interface FieldProps {
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren | undefined;
  problem?: string | undefined;
  children: (control: ControlProps) => ComponentChildren;
}

/** Lays out a label, the control that `children` makes, its hint and its problem. */
export function Field({ id, label, hint, problem, children }: FieldProps) {
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const control = {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": problem === undefined ? undefined : true,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {problem !== undefined && <FieldProblem id={`${id}-problem`} text={problem} />}
      {children(control)}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The problem of a control, beside it. */
export function FieldProblem({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} class="field-problem">
      <span class="visually-hidden">Error: </span>
      {text}
    </p>
  );
}

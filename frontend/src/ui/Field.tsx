// One labelled form control with its hint and its problem.
import type { ComponentChildren, InputHTMLAttributes } from "preact";

interface FieldProps {
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  problem?: string | undefined;
  /** Makes the control, with what makes its label, hint and problem belong to it. */
  children: (control: object) => ComponentChildren;
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

interface TickProps extends Omit<FieldProps, "hint" | "children"> {
  checked: boolean;
  onTick: (checked: boolean) => void;
}

/** A box to tick, with its problem. */
export function TickField({ id, label, problem, checked, onTick }: TickProps) {
  return (
    <div>
      {problem !== undefined && <FieldProblem id={`${id}-problem`} text={problem} />}
      <label class="check">
        <input
          type="checkbox"
          {...{ id, checked }}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={problem && `${id}-problem`}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        {label}
      </label>
    </div>
  );
}

interface Bound<Value extends string> extends Omit<FieldProps, "children"> {
  value: Value;
  onValue: (value: Value) => void;
}

type InputProps = Bound<string> & Omit<InputHTMLAttributes, keyof Bound<string>>;

/** A field of one line, an input of these attributes. */
export function InputField({ id, label, hint, problem, onValue, ...input }: InputProps) {
  return (
    <Field {...{ id, label, hint, problem }}>
      {(control) => (
        <input {...control} {...input} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
    </Field>
  );
}

interface SelectProps<Value extends string> extends Bound<Value> {
  options: readonly (readonly [Value, string])[];
  autocomplete?: AutoFill;
}

/** A field with a list of `options`, each a value and its name. */
export function SelectField<Value extends string>(props: SelectProps<Value>) {
  const { options, value: chosen, onValue, autocomplete } = props;
  return (
    <Field {...props}>
      {(control) => (
        <select
          {...control}
          autocomplete={autocomplete}
          value={chosen}
          onChange={(event) => onValue(event.currentTarget.value as Value)}
        >
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

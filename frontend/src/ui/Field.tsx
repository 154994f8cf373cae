// Labelled form controls with their hints and problems.
import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useTitlePart } from "./PageHeading";

interface FieldProps {
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  problem?: string | undefined;
  /** Makes the control, with the attributes that tie it to its label, hint and problem. */
  children: (control: object) => ComponentChildren;
}

/** A label, a problem, the control that `children` makes, and a hint. */
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

/** A box to tick. */
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

/** An input of one line, with these attributes. */
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

/** A choice of `options`, each a value and its name. */
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

interface RadioProps<Value extends string> {
  legend: ComponentChildren;
  /** The name in the form; also the prefix of the ids. */
  name: string;
  options: readonly (readonly [Value, string])[];
  value: Value;
  onChange: (value: Value) => void;
}

/** A row of radio buttons. */
export function RadioGroup<Value extends string>(props: RadioProps<Value>) {
  const { legend, name, options, value: chosen, onChange } = props;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="quick-choices">
        {options.map(([value, text]) => (
          <label key={value} class="chip">
            <input
              type="radio"
              {...{ name, value }}
              id={`${name}-${value}`}
              checked={value === chosen}
              onChange={() => onChange(value)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SummaryProps<Name extends string> {
  /** Each with the id of its control, if it is about one. */
  problems: readonly { field?: Name | undefined; text: string }[];
  labels: Readonly<Record<Name, string>>;
}

/** Links to the problems of a form. It takes the focus, and again when one is added. */
export function ErrorSummary<Name extends string>({ problems, labels }: SummaryProps<Name>) {
  useTitlePart("error", "Error: ");
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<typeof problems>([]);
  useLayoutEffect(() => {
    if (problems.some((each) => !shown.current.includes(each))) box.current?.focus();
    shown.current = problems;
  }, [problems]);
  return (
    <div ref={box} class="notice" role="alert" tabIndex={-1} aria-labelledby="problems">
      <h2 id="problems" class="notice-title">
        There is a problem
      </h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            {field === undefined ? text : <a href={`#${field}`}>{`${labels[field]}: ${text}`}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

// A labelled field of one line, or a choice from a list.
import type { InputHTMLAttributes } from "preact";
import { Field, type FieldProps } from "./Field";

interface Bound extends Omit<FieldProps, "children"> {
  value: string;
  onValue: (value: string) => void;
}

/** The field with an input of these attributes. */
export function InputField(props: Bound & Omit<InputHTMLAttributes, keyof Bound>) {
  const { id, label, hint, problem, onValue, ...input } = props;
  return (
    <Field {...{ id, label, hint, problem }}>
      {(control) => (
        <input {...control} {...input} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
    </Field>
  );
}

interface SelectProps<Value extends string> extends Omit<Bound, "onValue"> {
  options: readonly (readonly [Value, string])[];
  onValue: (value: Value) => void;
  autocomplete?: AutoFill;
}

/** The field with a list of `options`, each a value and its name. */
export function SelectField<Value extends string>(props: SelectProps<Value>) {
  const { id, label, hint, problem, options, value, onValue, autocomplete } = props;
  return (
    <Field {...{ id, label, hint, problem }}>
      {(control) => (
        <select
          {...control}
          autocomplete={autocomplete}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value as Value)}
        >
          {options.map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

// A row of radio buttons that looks like one control.
import type { ComponentChildren } from "preact";

interface Props<Value extends string> {
  legend: ComponentChildren;
  /** The name of the form member; also the prefix of the radio buttons' ids. */
  name: string;
  options: readonly (readonly [Value, string])[];
  value: Value;
  onChange: (value: Value) => void;
}

/** Lets a person choose one of a few. */
export function RadioGroup<Value extends string>(props: Props<Value>) {
  return (
    <fieldset class="radio-group">
      <legend>{props.legend}</legend>
      <div class="radio-group-options">
        {props.options.map(([value, text]) => (
          <label key={value}>
            <input
              type="radio"
              name={props.name}
              id={`${props.name}-${value}`}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

// A row of radio buttons.
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

// The message of a reminder, and its subject.
import { useSettings } from "../../config/ConfigGate";
import { Field, InputField } from "../../ui/Field";
import { type FieldsState, textField } from "./fields";
import { textLength, usesEmail, usesSms } from "./request";
import { costlyCharacters, smsSegments } from "./sms-cost";

export function MessageFields({ form }: { form: FieldsState }) {
  const { draft } = form;
  const { messageLength } = useSettings().config.limits;
  const length = textLength(draft.message);
  const { count } = smsSegments(draft.message);
  const parts = usesSms(draft) ? `, ${count} text ${count === 1 ? "message" : "messages"}` : "";
  const field = textField(form, "message");
  return (
    <>
      <Field
        {...field}
        hint={`${length.toLocaleString("en")} of ${messageLength.toLocaleString("en")} characters${parts}`}
      >
        {(control) => (
          <textarea
            {...control}
            dir="auto"
            required
            value={field.value}
            onInput={(event) => field.onValue(event.currentTarget.value)}
          />
        )}
      </Field>
      {usesSms(draft) && <SmsCost message={draft.message} onChange={field.onValue} />}
      {usesEmail(draft) && (
        <InputField
          {...textField(form, "subject")}
          label={
            <>
              Subject <span class="hint">(optional)</span>
            </>
          }
          dir="auto"
        />
      )}
    </>
  );
}

/** The characters that make a text message longer than it need be, and a button that replaces them. */
function SmsCost({ message, onChange }: { message: string; onChange: (text: string) => void }) {
  const found = costlyCharacters(message);
  if (found === undefined) return null;
  const { names, count, least, plain } = found;
  const write = (text: string) => {
    onChange(text);
    document.getElementById("message")?.focus(); // the button goes
  };
  return (
    <p class="hint">
      {names.join(" ")} {names.length === 1 ? "makes" : "make"} this {count} text messages instead
      of {least}.{" "}
      {plain !== undefined && (
        <button type="button" class="chip" onClick={() => write(plain)}>
          Use plain characters instead
        </button>
      )}
    </p>
  );
}

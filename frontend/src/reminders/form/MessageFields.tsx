// What to be reminded of.
import { useSettings } from "../../config/ConfigGate";
import { Field } from "../../ui/Field";
import { InputField } from "../../ui/InputField";
import { problemOf } from "./fields";
import { type FieldsState, textField } from "./fields";
import { textLength, usesSms } from "./request";
import { smsSegments } from "./sms/sms-segments";
import { SmsCost } from "./sms/SmsCost";

interface Props {
  form: FieldsState;
  withSubject: boolean;
}

/** The message with its length, and the subject of an email. */
export function MessageFields({ form, withSubject }: Props) {
  const { draft, change, problems } = form;
  const { messageLength } = useSettings().config.limits;
  const length = textLength(draft.message);
  const parts = usesSms(draft) ? `, ${segmentsHint(draft.message)}` : "";
  const setMessage = (message: string) => change({ message });
  return (
    <>
      <Field
        id="message"
        label="Message"
        hint={`${length.toLocaleString("en")} of ${messageLength.toLocaleString("en")} characters${parts}`}
        problem={problemOf(problems, "message")}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            dir="auto"
            required
            value={draft.message}
            onInput={(event) => setMessage(event.currentTarget.value)}
          />
        )}
      </Field>
      {usesSms(draft) && <SmsCost message={draft.message} onChange={setMessage} />}
      {withSubject && (
        <InputField
          {...textField(form, "subject")}
          label={
            <>
              Subject <span class="optional">(optional)</span>
            </>
          }
          type="text"
          dir="auto"
        />
      )}
    </>
  );
}

function segmentsHint(message: string): string {
  const { count } = smsSegments(message);
  return count === 1 ? "1 text message" : `${count} text messages`;
}

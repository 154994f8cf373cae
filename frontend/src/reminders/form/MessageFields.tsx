// What to be reminded of.
import { useSettings } from "../../config/ConfigGate";
import { Field } from "../../ui/Field";
import { problemOf } from "./problems";
import { textLength, usesSms } from "./request";
import { smsSegments } from "./sms/sms-segments";
import { SmsCost } from "./sms/SmsCost";
import type { FieldsState } from "./state";

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
            onInput={(event) => change({ message: event.currentTarget.value })}
          />
        )}
      </Field>
      {usesSms(draft) && (
        <SmsCost message={draft.message} onChange={(text) => change({ message: text })} />
      )}
      {withSubject && (
        <Field
          id="subject"
          label={<OptionalLabel text="Subject" />}
          problem={problemOf(problems, "subject")}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              dir="auto"
              value={draft.subject}
              onInput={(event) => change({ subject: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

function segmentsHint(message: string): string {
  const { count } = smsSegments(message);
  return count === 1 ? "1 text message" : `${count} text messages`;
}

function OptionalLabel({ text }: { text: string }) {
  return (
    <>
      {text} <span class="optional">(optional)</span>
    </>
  );
}

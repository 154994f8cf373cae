// A form for a reminder or for what repeats: what, when, how and to whom, and all that is wrong with it.
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { ChannelFields, PreferenceField } from "./ChannelFields";
import { FIELD_LABELS, type FieldsState } from "./fields";
import { MessageFields } from "./MessageFields";

interface Props {
  form: FieldsState & { submit: () => void };
  /** The fields of when it is sent. */
  when: ComponentChildren;
  /** What stands above them while nothing is wrong. */
  notice?: ComponentChildren;
  /** The buttons. */
  children: ComponentChildren;
}

/** What is missing is found here, the rest by the API; the summary takes the focus. */
export function FormFrame({ form, when, notice, children }: Props) {
  const { problems, submit } = form;
  const items = useMemo(
    () =>
      problems.map(({ field, text }) =>
        field === undefined
          ? { text }
          : { text: `${FIELD_LABELS[field]}: ${text}`, controlId: field },
      ),
    [problems],
  );
  return (
    <>
      {items.length > 0 ? <ErrorSummary items={items} /> : notice}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <MessageFields form={form} />
        {when}
        <PreferenceField form={form} />
        <ChannelFields form={form} />
        {children}
      </form>
    </>
  );
}

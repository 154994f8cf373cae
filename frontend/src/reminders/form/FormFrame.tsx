// The form for a reminder or a schedule, with everything that is wrong with it.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { ErrorSummary } from "../../ui/Field";
import { useKeptFocus } from "../../ui/useKeptFocus";
import { leaveForm } from "../paths";
import { ChannelFields, PreferenceField } from "./ChannelFields";
import { FIELD_LABELS, type FieldsState } from "./fields";
import { MessageFields } from "./MessageFields";

interface Props {
  form: FieldsState & {
    submit: () => void;
    isPending: boolean;
    leave?: () => void;
    /** Whether the form was opened with edits that are not saved. */
    hasOldEdits?: boolean;
  };
  children: ComponentChildren;
  notice?: ComponentChildren;
  hint?: ComponentChildren;
  /** The button's text, and that while it is being sent. */
  button: readonly [string, string];
  /** The path to which Cancel leads. */
  back?: string;
  /** Whether the channels and their addresses stand before the message. */
  isChannelFirst?: boolean;
}

export function FormFrame(props: Props) {
  const { form, children, notice, hint, button, back, isChannelFirst = false } = props;
  const { problems, submit, isPending, leave, hasOldEdits } = form;
  useKeptFocus(hasOldEdits);
  const channels = (
    <>
      <PreferenceField form={form} />
      <ChannelFields form={form} />
    </>
  );
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {problems.length > 0 ? <ErrorSummary problems={problems} labels={FIELD_LABELS} /> : notice}
        {hasOldEdits && (
          <p class="notice notice-warn">
            What you changed before is not saved yet.{" "}
            <button type="button" class="action" onClick={leave}>
              Discard it
            </button>
          </p>
        )}
        {isChannelFirst && channels}
        <MessageFields form={form} />
        {children}
        {!isChannelFirst && channels}
        <div class="form-end">
          {hint}
          <button type="submit" class="button" aria-disabled={isPending}>
            {button[isPending ? 1 : 0]}
          </button>
          {back !== undefined && (
            <Link
              href={back}
              class="button button-quiet"
              onClick={(event: MouseEvent) => {
                event.preventDefault();
                leave?.();
                leaveForm(back);
              }}
            >
              Cancel
            </Link>
          )}
        </div>
      </form>
    </>
  );
}

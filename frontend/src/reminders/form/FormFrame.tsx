// A form for a reminder or for what repeats: what, when, how and to whom, and all that is wrong with it.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { ChannelFields, PreferenceField } from "./ChannelFields";
import { FIELD_LABELS, type FieldsState } from "./fields";
import { MessageFields } from "./MessageFields";

interface Props {
  form: FieldsState & { submit: () => void; isPending: boolean; leave?: () => void };
  children: ComponentChildren;
  notice?: ComponentChildren;
  hint?: ComponentChildren;
  /** What the button says, and what while it is being sent. */
  button: readonly [string, string];
  /** Where the form is left to; absent where it stays. */
  back?: string;
}

/** What is missing is found here, the rest by the API; the summary takes the focus. */
export function FormFrame({ form, children, notice, hint, button, back }: Props) {
  const { problems, submit, isPending, leave } = form;
  return (
    <>
      {problems.length > 0 ? <ErrorSummary problems={problems} labels={FIELD_LABELS} /> : notice}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <MessageFields form={form} />
        {children}
        <PreferenceField form={form} />
        <ChannelFields form={form} />
        <div class="form-end">
          {hint}
          <button type="submit" class="button" aria-disabled={isPending}>
            {button[isPending ? 1 : 0]}
          </button>
          {back !== undefined && (
            <Link href={back} class="button button-quiet" onClick={leave}>
              Cancel
            </Link>
          )}
        </div>
      </form>
    </>
  );
}

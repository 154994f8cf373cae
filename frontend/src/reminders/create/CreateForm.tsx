// The form that asks for a reminder.
import { useLayoutEffect, useRef } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { TimePicker } from "../../time/picker/TimePicker";
import { RadioGroup } from "../../ui/RadioGroup";
import { useFewRemainingToday } from "../data/remaining-today";
import { ChannelFields } from "../form/ChannelFields";
import { MessageFields } from "../form/MessageFields";
import { FurtherChoice } from "../form/repeat/FurtherChoice";
import { RepeatChoice } from "../form/repeat/RepeatChoice";
import { isRepeating } from "../form/repeat/rule-of-draft";
import { usesEmail } from "../form/request";
import { PREFERENCES } from "../form/state";
import type { useCreateForm } from "./useCreateForm";

/** What, how, to whom and when. What is missing is found here, the rest by the API. */
export function CreateForm({ form }: { form: ReturnType<typeof useCreateForm> }) {
  const { draft, change, submit, isPending, isNext } = form;
  const { config } = useSettings();
  const left = useFewRemainingToday();
  const element = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (isNext) element.current?.querySelector("textarea")?.focus();
  }, [isNext]);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    submit();
  };
  return (
    <form ref={element} noValidate onSubmit={onSubmit}>
      <MessageFields form={form} withSubject={usesEmail(draft)} />
      <TimePicker
        legend="When"
        state={{ when: draft, change, problems: form.problems }}
        isSeries={isRepeating(draft)}
      />
      <RepeatChoice form={form} />
      <FurtherChoice form={form} />
      {config.smsCountries.length > 0 && (
        <RadioGroup
          legend="Send by"
          name="preference"
          options={PREFERENCES}
          value={draft.preference}
          onChange={(preference) => change({ preference })}
        />
      )}
      <ChannelFields form={form} />
      {left !== undefined && (
        <p class="hint">
          You can set {left} more today; a new day begins at midnight, Greenwich time.
        </p>
      )}
      <button type="submit" class="button" aria-disabled={isPending}>
        {isPending ? "Setting…" : "Set reminder"}
      </button>
    </form>
  );
}

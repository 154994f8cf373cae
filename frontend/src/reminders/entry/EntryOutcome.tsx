// What came of the one line: what is set, with the way to it and back.
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { ruleWords } from "../../schedules/rule/rule-words";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { useSendChange } from "../data/mutations";
import { DueTime } from "../DueTime";
import { errorMessage } from "../error-message";
import { channelsOf, reminderTitle } from "../labels";
import { reminderPath, schedulePath } from "../paths";
import { ENTRY_ID } from "./lead";
import type { useEntry } from "./useEntry";

type Entry = ReturnType<typeof useEntry>;

/** Says what will happen and when. */
export function EntryOutcome({ entry }: { entry: Entry }) {
  const { created } = entry.result ?? {};
  if (created === undefined) return null;
  if ("reminder" in created) return <ReminderSet entry={entry} reminder={created.reminder} />;
  const { schedule } = created;
  return (
    <div class="entry-outcome" role="status">
      <p>
        Set: “{reminderTitle(schedule)}”. {ruleWords(schedule.rrule, schedule.start)}.
      </p>
      <Link href={schedulePath(schedule.id)} class="action">
        See it
      </Link>
    </div>
  );
}

function ReminderSet({ entry, reminder }: { entry: Entry; reminder: Reminder }) {
  const { mutateAsync } = useSendChange();
  const [problem, setProblem] = useState<string>();
  const { result, keep, forgetResult } = entry;
  const undo = useSingleFlight(async () => {
    try {
      const title = reminderTitle(reminder);
      await mutateAsync({ change: { kind: "cancel", id: reminder.id }, title });
      forgetResult();
      if (result !== undefined) keep(result.entry);
      document.getElementById(ENTRY_ID)?.focus();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setProblem(errorMessage(error, "cancel"));
    }
  });
  const to = channelsOf(reminder).map(({ name, address }) => `${name} to ${address}`);
  return (
    <div class="entry-outcome" role="status">
      <p>
        Set: “{reminderTitle(reminder)}”, <DueTime reminder={reminder} />.{" "}
        <bdi>{to.join(", ")}</bdi>
      </p>
      <button type="button" class="action" onClick={undo}>
        Undo
      </button>
      <Link href={reminderPath(reminder.id)} class="action">
        See it
      </Link>
      {problem !== undefined && <p class="field-problem">{problem}</p>}
    </div>
  );
}

// What can be done with a reminder that was cancelled before its time: it is put back to that time.
import { useQueryClient } from "@tanstack/preact-query";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { useAnnounce } from "../../ui/Announcer";
import { listKey } from "../data/cache";
import { useSnooze } from "../data/mutations";
import { itemsOf, type Pages } from "../data/pages";
import { reminderTitle } from "../labels";
import { ActionButton } from "./ActionButton";
import type { ActionRunner } from "./useActionRunner";

interface Props {
  reminder: Reminder;
  runner: ActionRunner;
  /** Whether the button that had the focus has just become this. */
  takesFocus: boolean;
  onPutBack: (successor: Reminder) => void;
}

/** Says that it is cancelled, and offers to put it back; once that is done, that it was. */
export function CancelledActions({ reminder, runner, takesFocus, onPutBack }: Props) {
  const announce = useAnnounce();
  const client = useQueryClient();
  const text = useRef<HTMLSpanElement>(null);
  const snooze = useSnooze(reminder);
  const upcoming = itemsOf(client.getQueryData<Pages>(listKey("upcoming")));
  const isPutBack = upcoming.some(({ snoozedFrom }) => snoozedFrom === reminder.id);
  useLayoutEffect(() => {
    if (takesFocus) text.current?.focus();
  }, [takesFocus]);
  const putBack = () =>
    runner.run("put back", "put back", async () => {
      const successor = await snooze({ dueAt: reminder.dueAt });
      announce(`${reminderTitle(reminder)}: put back`);
      onPutBack(successor);
      return undefined;
    });
  return (
    <div class="action-bar">
      <span class="action-done" tabIndex={-1} ref={text}>
        {reminder.doneAt === null ? "Cancelled" : "Done"}
        {isPutBack ? ", and put back since." : "."}
      </span>
      {!isPutBack && (
        <ActionButton
          reminder={reminder}
          pendingText={runner.pending === "put back" && "Putting it back…"}
          onPress={putBack}
        >
          Put it back
        </ActionButton>
      )}
    </div>
  );
}

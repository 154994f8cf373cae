// What is said once a reminder is set.
import { Fragment } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import { lazily } from "../../chunks/Lazily";
import { DueTime } from "../DueTime";
import type { Created } from "../form/asked";
import { channelsOf } from "../labels";
import { reminderPath, schedulePath } from "../paths";

const ScheduleSummary = lazily(
  () => import("../../schedules/ScheduleSummary").then((part) => part.ScheduleSummary),
  { what: "when it is sent" },
);

/** Says what will happen and when; takes the focus. */
export function Confirmation({ created, onAnother }: { created: Created; onAnother: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const path =
    "schedule" in created ? schedulePath(created.schedule.id) : reminderPath(created.reminder.id);
  return (
    <div ref={box} class="confirmation" tabIndex={-1} role="status">
      {"schedule" in created ? (
        <>
          <p class="confirmation-title">Set. It repeats.</p>
          <ScheduleSummary schedule={created.schedule} />
        </>
      ) : (
        <ReminderSet {...created} />
      )}
      <p class="actions">
        <button type="button" class="button" onClick={onAnother}>
          Another
        </button>
        <Link href={path} class="button button-quiet">
          See it
        </Link>
      </p>
    </div>
  );
}

function ReminderSet({ reminder, further, notMade }: Exclude<Created, { schedule: object }>) {
  const channels = channelsOf(reminder);
  return (
    <>
      <p class="confirmation-title">
        Set. {channels.map(({ name }) => name).join(" and ")}{" "}
        <DueTime reminder={reminder} withPlace />
      </p>
      <p>
        To{" "}
        {channels.map(({ channel, address }, index) => (
          <Fragment key={channel}>
            {index > 0 && " and "}
            <bdi>{address}</bdi>
          </Fragment>
        ))}
      </p>
      {further.length > 0 && <p>Also set: {further.join(", ").toLowerCase()}.</p>}
      {notMade.map(({ name, reason }) => (
        <p key={name} class="field-problem">
          Not set: {name.toLowerCase()}. {reason}
        </p>
      ))}
    </>
  );
}

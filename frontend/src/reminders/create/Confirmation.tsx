// What is said once a reminder is set.
import { Fragment } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { DueTime } from "../DueTime";
import { channelsOf } from "../labels";
import { reminderPath } from "../paths";

interface Props {
  reminder: Reminder;
  onAnother: () => void;
}

/** Says what will happen and when; takes the focus. */
export function Confirmation({ reminder, onAnother }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const channels = channelsOf(reminder);
  const addresses = channels.map(({ channel, address }, index) => (
    <Fragment key={channel}>
      {index > 0 && " and "}
      <bdi>{address}</bdi>
    </Fragment>
  ));
  return (
    <div ref={box} class="confirmation" tabIndex={-1} role="status">
      <p class="confirmation-title">
        Set. {channels.map(({ name }) => name).join(" and ")} <DueTime reminder={reminder} />
      </p>
      <p>To {addresses}</p>
      <p class="actions">
        <button type="button" class="button" onClick={onAnother}>
          Another
        </button>
        <Link href={reminderPath(reminder.id)} class="button button-quiet">
          See it
        </Link>
      </p>
    </div>
  );
}

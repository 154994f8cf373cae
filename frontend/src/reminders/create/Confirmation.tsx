// What is said once a reminder is set.
import { Fragment } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { viewerZone } from "../../time/local-time";
import { serverNow } from "../../time/server-clock";
import { momentWords } from "../../time/words";
import { legs } from "../words";

const CHANNEL_WORDS = { email: "email", sms: "SMS" } as const;

interface Props {
  reminder: Reminder;
  onAnother: () => void;
}

/** Says what will happen and when; takes the focus. */
export function Confirmation({ reminder, onAnother }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const sent = legs(reminder).map(({ channel, address }, index) => (
    <Fragment key={channel}>
      {index > 0 && " and "}
      {CHANNEL_WORDS[channel]} to <bdi>{address}</bdi>
    </Fragment>
  ));
  return (
    <div ref={box} class="confirmation" tabIndex={-1} role="status">
      <p class="confirmation-title">Set</p>
      <p>
        We'll send your {sent}{" "}
        <strong>{momentWords(reminder.dueAt, viewerZone(), serverNow())}</strong>.
      </p>
      <p class="actions">
        <button type="button" class="button" onClick={onAnother}>
          Set another
        </button>
        <Link href={`/reminders/${encodeURIComponent(reminder.id)}`} class="button button-quiet">
          See it
        </Link>
      </p>
    </div>
  );
}

// What happened to a reminder, as an ordered list that reads well without its drawing.
import type { Reminder } from "../../api/types";
import { formatTimestamp } from "../../time/format";
import {
  channelsOf,
  deliveryLabel,
  deliveryReason,
  isFinal,
  type ReminderChannel,
  statusLabel,
  type Tone,
} from "../labels";

const PROGRESS_LABELS = { done: undefined, current: "Now: ", upcoming: "To come: " } as const;

/** The steps of a reminder's timeline, with the times in the viewer's zone. */
export function Timeline({ reminder }: { reminder: Reminder }) {
  return (
    <ol class="timeline">
      {timelineSteps(reminder).map((step) => (
        <Item key={step.key} step={step} kind="step" />
      ))}
    </ol>
  );
}

function Item({ step, kind }: { step: Step; kind: "step" | "delivery" }) {
  const { title, progress, tone, at, isUntil, address, reason, details, deliveries } = step;
  return (
    <li class={`timeline-${kind} timeline-${progress} timeline-${tone}`}>
      <p class="timeline-title">
        <span class="visually-hidden">{PROGRESS_LABELS[progress]}</span>
        {title}
      </p>
      {address && (
        <p class="timeline-address">
          <bdi>{address}</bdi>
        </p>
      )}
      {reason !== undefined && <p>{reason}</p>}
      {at !== null && (
        <p class="timeline-time">
          {isUntil === true && "until "}
          <time dateTime={at}>{formatTimestamp(at)}</time>
        </p>
      )}
      {details !== undefined && details.length > 0 && (
        <details>
          <summary>Details</summary>
          <dl>
            {details.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>{value}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {deliveries && (
        <ul class="timeline-deliveries">
          {deliveries.map((delivery) => (
            <Item key={delivery.key} step={delivery} kind="delivery" />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A step, or the delivery on one channel, which is part of one. */
export interface Step {
  key: string;
  title: string;
  /** Whether it has happened, is happening, or is still to come. */
  progress: "done" | "current" | "upcoming";
  tone: Tone;
  /** When it happened, or until when it lasts, RFC 3339; null while nobody knows. */
  at: string | null;
  isUntil?: boolean;
  address?: string;
  /** Why it failed, as a sentence. */
  reason?: string | undefined;
  /** What support would ask for. */
  details?: readonly (readonly [string, string | undefined])[];
  /** The deliveries of this step, which happen side by side. */
  deliveries?: readonly Step[];
}

/**
 * What has happened to a reminder and what is to come, in order: asked for, waiting, each delivery,
 * finished, marked as done.
 */
export function timelineSteps(reminder: Reminder): Step[] {
  const { status, createdAt, claimedAt, finishedAt, dueAt, doneAt } = reminder;
  const isClaimed = claimedAt !== null;
  const deliveries = channelsOf(reminder).map((channel) => deliveryStep(channel, isClaimed));
  const created = step("created", "Asked for", createdAt);
  const marked = doneAt === null ? [] : [step("marked", "Marked as done", doneAt)];
  const { text, tone } = statusLabel(reminder);
  if (status === "cancelled") {
    return [created, { ...step("end", text, finishedAt), tone, deliveries }, ...marked];
  }
  const isOver = deliveries.every(({ progress }) => progress === "done");
  const begun = isClaimed ? "current" : "upcoming";
  return [
    created,
    isClaimed
      ? step("waiting", "Its time came", dueAt)
      : { ...step("waiting", "Waiting for its time", dueAt, "current"), isUntil: true },
    {
      ...step("deliveries", isOver ? "Tried" : "Sending", claimedAt, isOver ? "done" : begun),
      deliveries,
    },
    isFinal(reminder)
      ? { ...step("end", status === "sent" ? "Finished" : text, finishedAt), tone }
      : step("end", "Finished", null, "upcoming"),
    ...marked,
  ];
}

function deliveryStep(
  { channel, name, address, delivery }: ReminderChannel,
  isClaimed: boolean,
): Step {
  const { text, tone } = deliveryLabel(channel, delivery);
  const { at, messageId, error, outcome, status } = delivery;
  const open = isClaimed ? "current" : "upcoming";
  const title = `${name}: ${text.toLowerCase()}`;
  const details = [
    ["Message id", messageId ?? undefined],
    ["Code", error?.code],
    ["Outcome", outcome?.code],
  ] as const;
  return {
    ...step(channel, title, outcome?.at ?? at, status === "waiting" ? open : "done"),
    tone,
    address,
    reason: deliveryReason(delivery),
    details: details.filter(([, value]) => value !== undefined),
  };
}

function step(
  key: string,
  title: string,
  at: string | null,
  progress: Step["progress"] = "done",
): Step {
  return { key, title, at, progress, tone: "plain" };
}

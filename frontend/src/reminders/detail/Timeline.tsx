// What happened to a reminder and what is to come, as an ordered list.
import type { Reminder } from "../../api/types";
import { formatTimestamp } from "../../time/format";
import { Address } from "../../ui/Address";
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

export function Timeline({ reminder }: { reminder: Reminder }) {
  return (
    <ol>
      {timelineSteps(reminder).map((each) => (
        <Item key={each.key} step={each} />
      ))}
    </ol>
  );
}

function Item({ step: shown }: { step: Step }) {
  const { title, progress, tone, at, isUntil, address, reason, details = [], deliveries } = shown;
  const kind = address === undefined ? "step" : "delivery";
  return (
    <li class={`timeline-${kind} timeline-${progress} timeline-${tone}`}>
      <p class="timeline-title">
        <span class="visually-hidden">{PROGRESS_LABELS[progress]}</span>
        {title}
      </p>
      {address && (
        <p class="hint">
          <Address text={address} />
        </p>
      )}
      {reason && <p>{reason}</p>}
      {at && (
        <p class="hint">
          {isUntil && "until "}
          <time dateTime={at}>{formatTimestamp(at)}</time>
        </p>
      )}
      {details.length > 0 && (
        <details>
          <summary>Details</summary>
          <dl>
            {details.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>
                    <Address text={value ?? ""} />
                  </code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {deliveries && (
        <ul class="timeline-deliveries">
          {deliveries.map((each) => (
            <Item key={each.key} step={each} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A step, or a delivery on one channel as a part of one. */
interface Step {
  key: string;
  title: string;
  /** When it happened, or until when it lasts, RFC 3339; null if not known. */
  at: string | null;
  isUntil?: boolean;
  progress: keyof typeof PROGRESS_LABELS;
  tone: Tone;
  /** Of a delivery. */
  address?: string;
  reason?: string | undefined;
  /** What support would ask for. */
  details?: readonly (readonly [string, string | undefined])[];
  deliveries?: readonly Step[];
}

/** A step that has happened, changed by `more`. */
function step(key: string, title: string, at: string | null, more: Partial<Step> = {}): Step {
  return { key, title, at, progress: "done", tone: "plain", ...more };
}

/** The steps of a reminder, in their order. */
export function timelineSteps(reminder: Reminder): Step[] {
  const { status, createdAt, claimedAt, finishedAt, dueAt, doneAt } = reminder;
  const begun = claimedAt === null ? "upcoming" : "current";
  const deliveries = channelsOf(reminder).map((channel) => deliveryStep(channel, begun));
  const created = step("created", "Asked for", createdAt);
  const marked = doneAt === null ? [] : [step("marked", "Marked as done", doneAt)];
  const { text, tone } = statusLabel(reminder);
  if (status === "cancelled") {
    return [created, step("end", "Cancelled", finishedAt, { deliveries }), ...marked];
  }
  const isOver = deliveries.every(({ progress }) => progress === "done");
  const progress = isOver ? "done" : begun;
  return [
    created,
    claimedAt === null
      ? step("waiting", "Waiting for its time", dueAt, { progress: "current", isUntil: true })
      : step("waiting", "Due", dueAt),
    step("deliveries", "Sending", claimedAt, { progress, deliveries }),
    isFinal(reminder)
      ? step("end", status === "sent" ? "Finished" : text, finishedAt, { tone })
      : step("end", "Finished", null, { progress: "upcoming" }),
    ...marked,
  ];
}

function deliveryStep(of: ReminderChannel, begun: Step["progress"]): Step {
  const { channel, name, address, delivery } = of;
  const { at, messageId, error, outcome, status } = delivery;
  const { text, tone } = deliveryLabel(channel, delivery);
  const details = [
    ["Message id", messageId ?? undefined],
    ["Code", error?.code],
    ["Outcome", outcome?.code],
  ] as const;
  return step(channel, `${name}: ${text.toLowerCase()}`, outcome?.at ?? at, {
    progress: status === "waiting" ? begun : "done",
    tone,
    address,
    reason: deliveryReason(delivery),
    details: details.filter(([, value]) => value !== undefined),
  });
}

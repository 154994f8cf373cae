// What happened to a reminder, as an ordered list that reads well without its drawing.
import type { Reminder } from "../../api/types";
import { formatTimestamp } from "../../time/format";
import { viewerZone } from "../../time/zones";
import { type Step, timelineSteps } from "./timeline-steps";

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
          <time dateTime={at}>{formatTimestamp(at, viewerZone())}</time>
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

// What happened to a reminder, as an ordered list that reads well without its drawing.
import type { Reminder } from "../../api/types";
import { formatTimestamp } from "../../time/format";
import { type DeliveryStep, type Progress, type Step, timelineSteps } from "./timeline-steps";

const PROGRESS_LABELS = { done: undefined, current: "Now: ", upcoming: "To come: " } as const;

/** The steps of a reminder's timeline, with the times in `zone`. */
export function Timeline({ reminder, zone }: { reminder: Reminder; zone: string }) {
  return (
    <ol class="timeline">
      {timelineSteps(reminder).map((step) => (
        <li key={step.key} class={`timeline-step ${stepClasses(step)}`}>
          <Title {...step} />
          <StepTime step={step} zone={zone} />
          {step.deliveries && (
            <ul class="timeline-deliveries">
              {step.deliveries.map((delivery) => (
                <DeliveryItem key={delivery.key} delivery={delivery} zone={zone} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function DeliveryItem({ delivery, zone }: { delivery: DeliveryStep; zone: string }) {
  const { address, reason, details } = delivery;
  return (
    <li class={`timeline-delivery ${stepClasses(delivery)}`}>
      <Title {...delivery} />
      {address && (
        <p class="timeline-address">
          <bdi>{address}</bdi>
        </p>
      )}
      {reason !== undefined && <p>{reason}</p>}
      <StepTime step={delivery} zone={zone} />
      {details.length > 0 && <DeliveryDetails details={details} />}
    </li>
  );
}

function Title({ title, progress }: { title: string; progress: Progress }) {
  return (
    <p class="timeline-title">
      <span class="visually-hidden">{PROGRESS_LABELS[progress]}</span>
      {title}
    </p>
  );
}

function StepTime({ step, zone }: { step: Pick<Step, "at" | "isUntil">; zone: string }) {
  if (step.at === null) return null;
  return (
    <p class="timeline-time">
      {step.isUntil === true && "until "}
      <time dateTime={step.at}>{formatTimestamp(step.at, zone)}</time>
    </p>
  );
}

function DeliveryDetails({ details }: Pick<DeliveryStep, "details">) {
  return (
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
  );
}

function stepClasses({ progress, tone }: Pick<Step, "progress" | "tone">): string {
  return `timeline-${progress} timeline-${tone}`;
}

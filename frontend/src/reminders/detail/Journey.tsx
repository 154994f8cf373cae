// What happened to a reminder, as an ordered list that reads well without its drawing.
import type { Reminder } from "../../api/types";
import { exactWords } from "../../time/words";
import { journey, type Step } from "./steps";

const PROGRESS_WORDS = { done: undefined, current: "Now: ", ahead: "To come: " } as const;

/** The steps of a reminder's way, with the times in `zone`. */
export function Journey({ reminder, zone }: { reminder: Reminder; zone: string }) {
  return (
    <ol class="journey">
      {journey(reminder).map((step) => (
        <JourneyStep key={step.key} step={step} zone={zone} />
      ))}
    </ol>
  );
}

function JourneyStep({ step, zone }: { step: Step; zone: string }) {
  const { title, at, progress, tone, address, reason, details = [] } = step;
  return (
    <li class={`journey-step journey-${progress} journey-${tone}`}>
      <p class="journey-title">
        <span class="visually-hidden">{PROGRESS_WORDS[progress]}</span>
        {title}
      </p>
      {address && (
        <p class="journey-address">
          <bdi>{address}</bdi>
        </p>
      )}
      {reason && <p>{reason}</p>}
      {at && <time dateTime={at}>{exactWords(at, zone)}</time>}
      {details.length > 0 && <StepDetails details={details} />}
    </li>
  );
}

function StepDetails({ details }: { details: NonNullable<Step["details"]> }) {
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

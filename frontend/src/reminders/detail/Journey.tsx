// What happened to a reminder, as an ordered list that reads well without its drawing.
import type { Reminder } from "../../api/types";
import { exactWords } from "../../time/words";
import { type Branch, journey, type Progress, type Step } from "./steps";

const PROGRESS_WORDS = { done: undefined, current: "Now: ", ahead: "To come: " } as const;

/** The steps of a reminder's way, with the times in `zone`. */
export function Journey({ reminder, zone }: { reminder: Reminder; zone: string }) {
  return (
    <ol class="journey">
      {journey(reminder).map((step) => (
        <li key={step.key} class={`journey-step ${look(step)}`}>
          <Title {...step} />
          <StepTime step={step} zone={zone} />
          {step.branches && (
            <ul class="journey-branches">
              {step.branches.map((branch) => (
                <BranchItem key={branch.key} branch={branch} zone={zone} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function BranchItem({ branch, zone }: { branch: Branch; zone: string }) {
  const { address, reason, details } = branch;
  return (
    <li class={`journey-branch ${look(branch)}`}>
      <Title {...branch} />
      {address && (
        <p class="journey-address">
          <bdi>{address}</bdi>
        </p>
      )}
      {reason !== undefined && <p>{reason}</p>}
      <StepTime step={branch} zone={zone} />
      {details.length > 0 && <BranchDetails details={details} />}
    </li>
  );
}

function Title({ title, progress }: { title: string; progress: Progress }) {
  return (
    <p class="journey-title">
      <span class="visually-hidden">{PROGRESS_WORDS[progress]}</span>
      {title}
    </p>
  );
}

function StepTime({ step, zone }: { step: Pick<Step, "at" | "isUntil">; zone: string }) {
  if (step.at === null) return null;
  return (
    <p class="journey-time">
      {step.isUntil === true && "until "}
      <time dateTime={step.at}>{exactWords(step.at, zone)}</time>
    </p>
  );
}

function BranchDetails({ details }: Pick<Branch, "details">) {
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

function look({ progress, tone }: Pick<Step, "progress" | "tone">): string {
  return `journey-${progress} journey-${tone}`;
}

// When a reminder is to be due, in each of the ways in which that can be said.
import { RadioGroup } from "../../../ui/RadioGroup";
import type { Draft } from "../draft";
import { isRepeating } from "../repeat/rule-of-draft";
import type { FieldsState } from "../state";
import { DuePreview } from "./DuePreview";
import { LocalTimeFields } from "./LocalTimeFields";
import { QuickTimes } from "./QuickTimes";
import { WaitFields } from "./WaitFields";

const LATER = [
  ["wait", "In a while"],
  ["at", "On a date"],
] as const;

const NOW_OR_LATER = [["now", "Now"], ...LATER] as const;

interface Props {
  form: FieldsState;
  /** Whether it may be due at once. */
  withNow?: boolean;
}

/** The way, and the fields of that way with what they mean in words. */
export function WhenFields({ form, withNow = false }: Props) {
  const { draft, change } = form;
  const ways: readonly (readonly [Draft["timing"], string])[] = withNow ? NOW_OR_LATER : LATER;
  return (
    <>
      <RadioGroup
        legend="When"
        name="timing"
        options={ways}
        value={draft.timing}
        onChange={(timing) => change({ timing })}
      />
      {draft.timing !== "now" && (
        <>
          <QuickTimes form={form} />
          {draft.timing === "wait" ? <WaitFields form={form} /> : <LocalTimeFields form={form} />}
          {!isRepeating(draft) && <DuePreview draft={draft} />}
        </>
      )}
    </>
  );
}

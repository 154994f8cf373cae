// What stands where nothing is waiting: the quickest way to see a reminder arrive.
import { useId, useState } from "preact/hooks";
import { NetworkError } from "../../api/errors";
import { useSession } from "../../sign-in/useSession";
import { pastedAddress } from "../../text/unseen";
import { viewerZone } from "../../time/zones";
import { Field } from "../../ui/Field";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { useCreateReminder } from "../data/mutations";
import { errorMessage } from "../error-message";
import { focusRow } from "../focus-row";

const MESSAGE = "It works: this is how your reminders arrive.";
const WAIT_SECONDS = 10;

/** Offers to send a reminder by email in ten seconds; the focus goes along to its row. */
export function FirstReminder() {
  const id = useId();
  const { email: ownEmail = "" } = useSession();
  const [email, setEmail] = useState(ownEmail);
  const [problem, setProblem] = useState<string>();
  const { create, isPending } = useCreateReminder("first");
  const send = useSingleFlight(async () => {
    const body = {
      message: MESSAGE,
      preference: "email",
      email: pastedAddress(email),
      waitSeconds: WAIT_SECONDS,
      timezone: viewerZone(),
    } as const;
    try {
      focusRow((await create(body)).id);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setProblem(createErrorMessage(error));
    }
  });
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (pastedAddress(email) === "") setProblem("Enter your email address.");
    else send();
  };
  return (
    <form class="empty" noValidate onSubmit={onSubmit}>
      <p class="empty-title">Nothing is waiting</p>
      <p>What you ask for appears here and counts down. See how that goes:</p>
      <Field id={`${id}-to`} label="Send it to" problem={problem}>
        {(control) => (
          <input
            {...control}
            type="email"
            autocomplete="email"
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button" aria-disabled={isPending}>
        {isPending ? "Setting…" : `Remind me in ${WAIT_SECONDS} seconds`}
      </button>
    </form>
  );
}

function createErrorMessage(error: Error): string {
  if (!(error instanceof NetworkError)) return errorMessage(error, "snooze");
  return `${error.message} It may have been set all the same: it appears here then.`;
}

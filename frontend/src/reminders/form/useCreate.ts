// Creates the reminder or schedule of a draft, for the whole form and for the one line.
import { ApiError, isTransient, NetworkError } from "../../api/errors";
import type { Reminder, Schedule } from "../../api/types";
import { ruleWords } from "../../schedules/rule/rule-words";
import type { Session } from "../../sign-in/session";
import { currentPath } from "../../sign-in/useSession";
import { formatDue, formatDueThere } from "../../time/format";
import { deviceZone, viewerZone, zonePlace } from "../../time/zones";
import { type Creation, OWN_ADDRESS } from "../data/change";
import { itemPath, undo } from "../data/change-item";
import { isOfLine, type Purpose, removeIdempotencyKeys } from "../data/idempotency-key";
import { send } from "../data/send";
import { type Services, useServices } from "../data/services";
import { errorMessage } from "../error-message";
import { SignInNeededError } from "../held/held-change";
import { channelsOf, doneText, shortTitle } from "../labels";
import type { Draft } from "./draft";
import { type FormProblem, InvalidDraftError, problemsOf } from "./fields";
import { creationOf, usesEmail } from "./request";

/** What came of it: where it is shown; or it waits for a sign-in; or what is wrong. */
export type Outcome =
  | { kind: "created"; path: string }
  | { kind: "held" }
  | { kind: "invalid" | "refused" | "unsure"; problems: readonly FormProblem[] };

/** A function that creates what a draft asks for: checks it at once, and sends it once `turn` has come. */
export function useCreate() {
  const services = useServices();
  const { config, session, announce } = services;
  return async (
    draft: Draft,
    form: Purpose,
    onUndone: () => void,
    { turn, asker }: { turn?: Promise<unknown>; asker?: string | undefined } = {},
  ): Promise<Outcome> => {
    try {
      const asked = await creationOf(await addressed(draft, form, session), config, form);
      const creation = { ...asked, asker };
      await turn;
      const made = await make(services, creation);
      const title = shortTitle(creation.body);
      const undoMade = () => made.undo().then(onUndone);
      announce(made.text, { about: made.ids, title, undo: undoMade, href: made.path });
      return { kind: "created", path: made.path };
    } catch (error) {
      if (error instanceof SignInNeededError) {
        if (!error.hasJustEnded) void session.signIn(currentPath());
        return { kind: "held" };
      }
      const problems = problemsOf(error, draft);
      if (error instanceof InvalidDraftError) return { kind: "invalid", problems };
      const isServers = error instanceof ApiError && error.status >= 500;
      const isUnsure = isServers || error instanceof NetworkError;
      return { kind: isUnsure ? "unsure" : "refused", problems };
    }
  };
}

/** The draft; without an address the one line's goes to one's own, who may have to sign in first. */
async function addressed(draft: Draft, form: Purpose, session: Session): Promise<Draft> {
  if (!isOfLine(form) || !usesEmail(draft) || draft.email !== "") return draft;
  const state = await session.ready();
  return { ...draft, email: state.status === "signed in" ? state.email : OWN_ADDRESS };
}

/** Makes a creation, with its extra reminders. Rejects as `send` does. */
export async function make(services: Services, creation: Creation) {
  const title = shortTitle(creation.body);
  const first = await send(services, creation, title);
  const made = [first];
  const words = "dueAt" in first ? dueWords(first, services.session) : ruleAndPlace(first);
  for (const { name, body } of ("further" in creation && creation.further) || []) {
    try {
      made.push(await send(services, { kind: "create", form: creation.form, body }, title));
      words.push(`Also set: ${name}`);
    } catch (error) {
      // Without an answer all are sent again, and none is made twice.
      if (!(error instanceof ApiError) || isTransient(error) || error.status === 401) throw error;
      words.push(`Not set: ${name}. ${errorMessage(error, "snooze")}`);
    }
  }
  removeIdempotencyKeys(creation.form);
  return {
    text: doneText("Set", first) + words.join(". "),
    ids: made.map(({ id }) => id),
    path: itemPath(first),
    undo: () => Promise.all(made.map((each) => undo(services, creation, each, each))),
  };
}

function ruleAndPlace({ rrule, start, timezone }: Schedule): string[] {
  return [`. ${ruleWords(rrule, start)}, ${zonePlace(timezone)} time`];
}

/** When it is due, and to whom it goes if not to one's own address alone. */
function dueWords(reminder: Reminder, { state }: Session): string[] {
  const own = state.status === "signed in" ? state.email : undefined;
  const there = formatDueThere(reminder);
  const zone = viewerZone();
  const place = there || zone !== deviceZone() ? ` in ${zonePlace(zone)}` : "";
  const due = `${formatDue(reminder)}${place}${there ? ` (${there})` : ""}`;
  const channels = channelsOf(reminder);
  const to = channels.length > 1 ? channels : channels.filter(({ address }) => address !== own);
  return [`, ${due}`, ...to.map(({ name, address }) => `${name} to ${address}`)];
}

// Where another can't go on from one of the times of what repeats, or no answer comes.
import { expect, test } from "vitest";
import { openPage, screen } from "../../testing/page";
import { aPreview, aSchedule, RULE_NEVER } from "../../testing/schedules";
import {
  changesIn,
  CONFIG,
  page,
  refusal,
  type StubHandler,
  type StubResponse,
  stubServer,
} from "../../testing/server";

const WEEKLY = aSchedule({ id: "a", rrule: "FREQ=WEEKLY;BYDAY=TU", version: 4 });
const NEXT = aSchedule({ id: "b" });
const PATCHED = { body: { ...WEEKLY, tooLate: [] } };
const STALE = refusal(412, "stale_version");
const LOST = new TypeError("Failed to fetch");

/** A site whose answers to each call come in their order; the last comes again. */
function site(answers: Readonly<Record<string, readonly StubResponse[]>>) {
  const inOrder = ([call, [...all]]: readonly [string, readonly StubResponse[]]) =>
    [call, () => (all.length > 1 ? all.shift() : all[0])] as const;
  const all = {
    "GET /config.json": [{ body: CONFIG }],
    "GET /v1/reminders": [page([])],
    "GET /v1/schedules/a": [{ body: WEEKLY }],
    "GET /v1/schedules/b": [{ body: NEXT }],
    "POST /v1/schedules/preview": [aPreview("2026-11-24T09:00:00")],
    "POST /v1/schedules": [{ status: 201, body: NEXT }],
    "DELETE /v1/schedules/b": [{ body: { ...NEXT, status: "ended", tooLate: [] } }],
    ...answers,
  };
  const calls = stubServer(
    Object.fromEntries(Object.entries(all).map(inOrder)) as Record<string, StubHandler>,
  );
  const { user } = openPage("/schedules/a/edit?from=2026-12-08T09:00:00");
  const changes = () => changesIn(calls);
  return {
    save: async () => user.click(await screen.findByRole("button", { name: "Save" })),
    methods: () => changes().map(({ method }) => method),
    keys: () => {
      const posts = changes().filter(({ method }) => method === "POST");
      return posts.map(({ headers }) => headers.get("Idempotency-Key"));
    },
  };
}

const isSaved = () =>
  screen.findAllByText(/, and all that follow, but for what was changed by itself$/);

test.each([
  ["was changed elsewhere", STALE, /It was changed elsewhere meanwhile/],
  ["has no time left before it", RULE_NEVER, /Gives no time to come/],
])("where the old one %s the new one ends again, which is said", async (_what, refused, words) => {
  const { save, keys, methods } = site({ "PATCH /v1/schedules/a": [refused, PATCHED] });
  await save();
  await screen.findAllByText(words);
  expect(methods()).toEqual(["POST", "PATCH", "DELETE"]);
  await save();
  await isSaved();
  expect(methods().slice(3)).toEqual(["POST", "PATCH"]);
  expect(new Set(keys()).size).toBe(2);
});

test.each([
  ["was not changed", WEEKLY, PATCHED],
  ["was", { ...WEEKLY, rrule: "FREQ=WEEKLY;UNTIL=20261208T085959;BYDAY=TU", version: 5 }, STALE],
])("without an answer asking again makes no second: the old one %s", async (...row) => {
  const { save, keys, methods } = site({
    "PATCH /v1/schedules/a": [LOST, row[2]],
    "GET /v1/schedules/a": [{ body: WEEKLY }, { body: row[1] }],
  });
  await save();
  await screen.findByText(/No answer came/);
  await save();
  await isSaved();
  expect(methods()).toEqual(["POST", "PATCH", "POST", "PATCH"]);
  expect(new Set(keys()).size).toBe(1);
});

test("where no answer came to its end, asking again leaves one that goes on", async () => {
  const { save, keys, methods } = site({
    "POST /v1/schedules": [
      { status: 201, body: NEXT },
      { body: { ...NEXT, status: "ended" } },
      { status: 201, body: NEXT },
    ],
    "PATCH /v1/schedules/a": [STALE, PATCHED],
    "DELETE /v1/schedules/b": [LOST],
  });
  await save();
  await screen.findByText(/No answer came/);
  await save();
  await isSaved();
  expect(methods()).toEqual(["POST", "PATCH", "DELETE", "POST", "POST", "PATCH"]);
  const [first, again, other] = keys();
  expect([again === first, other === first]).toEqual([true, false]);
});

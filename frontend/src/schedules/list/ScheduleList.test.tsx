// The list of what repeats, and what can be done there.
import { waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Schedule } from "../../api/types";
import { actionButton, undo } from "../../testing/actions";
import { openPage, screen } from "../../testing/page";
import { aSchedule } from "../../testing/schedules";
import { callOf, changesIn, page, type StubHandler, stubServer } from "../../testing/server";

const PATH = "/v1/schedules/a";
const ACTIVE = aSchedule({ id: "a", rrule: "FREQ=WEEKLY;BYDAY=MO" });

function site(items: readonly Schedule[], changes: Record<string, StubHandler> = {}) {
  const calls = stubServer({
    "GET /v1/schedules": page(items),
    ...changes,
  });
  const changed = () => changesIn(calls).map(callOf);
  return { changed, ...openPage("/?list=repeating") };
}

const changed = (changes: Partial<Schedule>, tooLate: string[] = []) => ({
  body: { ...ACTIVE, version: 2, ...changes, tooLate },
});

test("each is listed with its rule in words and its next time", async () => {
  site([ACTIVE]);
  await screen.findByText("Active");
  const title = screen.getByRole("link", { name: "Water the plants" });
  expect(title.getAttribute("href")).toBe("/schedules/a");
  expect(screen.getByText(/^Each week on Monday at/)).toBeTruthy();
  expect(screen.getByText(/^Next: /).textContent).toContain("2099");
  expect(screen.getByText("Active")).toBeTruthy();
});

test("where nothing repeats that is said", async () => {
  site([]);
  await screen.findByText("Nothing repeats");
});

test("Escape closes what can be done with one, as in the other lists", async () => {
  const { user } = site([ACTIVE]);
  const end = await actionButton(user, "End", "Water the plants");
  await user.click(end);
  await user.keyboard("{Escape}");
  expect(document.activeElement).toBe(end);
  await user.keyboard("{Escape}");
  expect(end.isConnected).toBe(false);
  expect(document.activeElement?.textContent).toBe("Water the plants");
});

test("the keys do what they do in the other lists", async () => {
  const { user } = site([ACTIVE, aSchedule({ id: "b", message: "Bins" })]);
  (await screen.findByRole("link", { name: "Water the plants" })).focus();
  const focused = () => document.activeElement?.textContent;
  await user.keyboard("{ArrowDown}");
  expect(focused()).toBe("Bins");
  await user.keyboard("{Home}{ArrowRight}");
  await waitFor(() => expect(focused()).toBe("Pause Water the plants"));
  await user.keyboard("{Escape}");
  expect(focused()).toBe("Water the plants");
});

test("one is paused, undone it was not; what could not be stopped is said; it goes on", async () => {
  const { user, changed: made } = site([ACTIVE], {
    [`POST ${PATH}/pause`]: changed({ status: "paused", pausedReason: "owner" }, ["x"]),
    [`POST ${PATH}/resume`]: changed({ version: 3 }),
  });
  await screen.findByText("Active");
  const toggle = await actionButton(user, "Pause", "Water the plants");
  await user.click(toggle);
  await screen.findByText("Paused");
  expect(screen.getByText("Nothing is sent until you resume it.")).toBeTruthy();
  expect(toggle.textContent).toBe("Resume Water the plants");
  expect(document.activeElement).toBe(toggle);
  await user.keyboard("{Control>}z{/Control}");
  await screen.findByText("Active");
  expect(document.activeElement).toBe(toggle);
  expect(made()).toEqual([]);
  await user.click(toggle);
  await user.click(await screen.findByRole("button", { name: /^Close: / }));
  const done = "Paused: “Water the plants”. One was being sent already, and could not be stopped";
  expect((await screen.findAllByText(done)).length).toBeGreaterThan(0);
  await screen.findByText("Paused");
  await user.click(toggle);
  await screen.findByText("Active");
  expect(made()).toEqual([`POST ${PATH}/pause`, `POST ${PATH}/resume`]);
});

test("one that is paused and then ends stays paused where the end is undone", async () => {
  const { user, changed: made } = site([ACTIVE], {
    [`POST ${PATH}/pause`]: changed({ status: "paused", pausedReason: "owner" }),
  });
  await user.click(await actionButton(user, "Pause", "Water the plants"));
  await user.click(await actionButton(user, "End", "Water the plants"));
  await user.click(screen.getByRole("button", { name: "End it" }));
  await screen.findByText("Ended");
  await undo(user);
  await screen.findByText("Paused");
  expect(made()).toEqual([`POST ${PATH}/pause`]);
});

test("to end one is asked for twice", async () => {
  const { user, changed: made } = site([ACTIVE], {
    [`DELETE ${PATH}`]: changed({ status: "ended", nextDueAt: null }),
  });
  await screen.findByText("Active");
  const end = await actionButton(user, "End", "Water the plants");
  await user.click(end);
  await user.click(screen.getByRole("button", { name: "Keep it" }));
  expect(made()).toEqual([]);
  expect(document.activeElement).toBe(end);
  await user.click(end);
  await user.click(screen.getByRole("button", { name: "End it" }));
  await screen.findByText("Ended");
  expect(screen.queryByRole("button", { name: /^(Pause|Resume|End) / })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("link", { name: "Water the plants" }));
  await undo(user);
  await screen.findByText("Active");
  expect(document.activeElement).toBe(screen.getByRole("link", { name: "Water the plants" }));
  expect(made()).toEqual([]);
});

test("why one stands still, and what was missed, is said", async () => {
  site([aSchedule({ status: "paused", pausedReason: "sms_off", missed: 2, nextDueAt: null })]);
  await screen.findByText("It was paused: no text messages are sent here any longer.");
  expect(screen.getByText("2 were not sent, since its time had long passed.")).toBeTruthy();
  expect(screen.getByText("Paused")).toBeTruthy();
});

test("a status and a reason that this page doesn't know are shown as they are", async () => {
  site([aSchedule({ status: "paused", pausedReason: "out_of_paper" })]);
  await screen.findByText("It was paused: out of paper.");
});

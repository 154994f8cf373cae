// How many remain today is shown once they are few.
import { expect, test } from "vitest";
import { createSite, message, submit, typeEmail } from "../../testing/create-form";
import { openPage, screen } from "../../testing/page";
import { aReminder } from "../../testing/reminders";

async function createdWith(limit: string) {
  createSite({ status: 201, body: aReminder(), headers: { RateLimit: limit } });
  const { user } = openPage("/new");
  await user.type(await message(), "Call");
  typeEmail("nora@example.org");
  await user.click(submit());
  await user.click(await screen.findByRole("button", { name: "Another" }));
  await message();
}

test.each([
  ['"daily";r=10;t=3600', "You can set 10 more today"],
  ['"daily";r=0;t=3600', "You can set 0 more today"],
])("after %s it is", async (limit, words) => {
  await createdWith(limit);
  expect(await screen.findByText(words, { exact: false })).toBeTruthy();
});

test.each(['"daily";r=11;t=3600', '"daily";r=3;t=0', '"hourly";r=1;t=9'])(
  "after %s it is not",
  async (limit) => {
    await createdWith(limit);
    expect(screen.queryByText("more today", { exact: false })).toBeNull();
  },
);

test("a refusal says it as well, and it is still known when the page is opened anew", async () => {
  const problem = { type: "about:blank", title: "Too Many Requests", status: 429 };
  const more = { code: "daily_limit_reached", detail: "No more today.", requestId: "r-1" };
  const headers = { RateLimit: '"daily";r=0;t=3600' };
  createSite({ status: 429, body: { ...problem, ...more }, headers });
  const { user, unmount } = openPage("/new");
  await user.type(await message(), "Call");
  typeEmail("nora@example.org");
  await user.click(submit());
  expect(await screen.findByText("You can set 0 more today", { exact: false })).toBeTruthy();
  unmount();
  openPage("/new");
  expect(await screen.findByText("You can set 0 more today", { exact: false })).toBeTruthy();
});

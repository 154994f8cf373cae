// The country that stands beside a mobile number is the number's own, wherever that came from.
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { changeSettings } from "../../settings/stored-settings";
import { field, openPage } from "../../testing/page";
import { aDelivery, aReminder } from "../../testing/reminders";
import { stubServer } from "../../testing/server";

const NUMBER = "+64 21 123 4567";
const texted = { id: "a", preference: "sms", phone: NUMBER } as const;

function open(path: string, reminder = aReminder(texted)) {
  stubServer({
    "GET /v1/reminders/a": { body: reminder },
  });
  return openPage(path);
}

const isCountry = (code: string) =>
  waitFor(async () => expect((await field("Country of the number")).value).toBe(code));

test.each([
  ["of a reminder that is edited", "/reminders/a/edit", {}],
  [
    "of one that is sent again",
    "/reminders/a/fix",
    { status: "failed", deliveries: { sms: aDelivery() } },
  ],
  ["of one's own", "/new", {}],
] as const)("the number %s", async (_, path, more) => {
  changeSettings({ phone: NUMBER, preference: "sms" });
  open(path, aReminder({ ...texted, ...more }));
  await isCountry("NZ");
});

test("a number that is typed with its country sets that; what is chosen then stays", async () => {
  changeSettings({ preference: "sms" });
  open("/new");
  await isCountry("AU");
  fireEvent.change(await field("Country of the number"), { target: { value: "NZ" } });
  await isCountry("NZ");
  fireEvent.input(await field("Mobile number"), { target: { value: "+61 491 570 156" } });
  await isCountry("AU");
  fireEvent.change(await field("Country of the number"), { target: { value: "NZ" } });
  fireEvent.input(await field("Mobile number"), { target: { value: "021 123 4567" } });
  await isCountry("NZ");
});

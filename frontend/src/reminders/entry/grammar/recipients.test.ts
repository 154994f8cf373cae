// What of the one line is no time, what repeats, and how and to whom it goes.
import { describe, expect, test } from "vitest";
import { readings, WEDNESDAY } from "../../../testing/grammar";
import { parseEntry } from "./parse-entry";

describe("what only looks like a time stays in the text", () => {
  test.each([
    "call 911",
    "call 0800 123 456",
    "buy 10 eggs",
    "watch 1984",
    "install version 2.5.1",
    "flight QF 1530",
    "pay 18.30 to Sam",
    "2h of piano",
    "gate 1830",
    "5 minutes of fame",
    "look into iPhone 12 pro",
    "pay 5 per month",
    "walk for 20 min",
    "",
    "   ",
  ])("%s", (text) => expect(readings(text)).toEqual([`${text.trim()} @ ?`]));

  test.each([
    ["buy 2 May flowers", "buy flowers @ 2027-05-02 09:00"],
    ["buy sun cream", "buy cream @ 2026-11-29 09:00"],
    ["sat nav update", "nav update @ 2026-11-28 09:00"],
    ["march to the shop", "the shop @ 2027-03-01 09:00"],
    ["prepare the Monday meeting", "prepare the meeting @ 2026-11-30 09:00"],
  ])("%s: as a time it is only offered", (text, offered) => {
    expect(readings(text)).toEqual([`${text} @ ?`, offered]);
  });

  test("beside a time that is none in doubt it is not asked about", () => {
    expect(readings("buy 2 May flowers tomorrow 9am")).toEqual([
      "buy 2 May flowers @ 2026-11-26 09:00",
    ]);
    expect(readings("buy sun cream on Friday 5pm")).toEqual(["buy sun cream @ 2026-11-27 17:00"]);
  });

  test("a wait that may be an idiom has the text as its other reading", () => {
    expect(readings("learn in a second language")).toEqual([
      "learn language @ 1 seconds",
      "learn in a second language @ ?",
    ]);
  });
});

describe("what repeats", () => {
  test.each([
    ["every Monday 8pm bins", "bins @ 2026-11-30 20:00 week"],
    ["every weekday 9am standup", "standup @ 2026-11-26 09:00 weekday"],
    ["standup Monday to Friday 9am", "standup @ 2026-11-26 09:00 weekday"],
    ["gym every Mon, Wed and Fri 7am", "gym @ 2026-11-27 07:00 week MO,WE,FR"],
    ["gym Mondays and Thursdays 6pm", "gym @ 2026-11-26 18:00 week MO,TH"],
    ["water plants every day at 7pm", "water plants @ 2026-11-25 19:00 day"],
    ["daily 9am pills", "pills @ 2026-11-26 09:00 day"],
    ["rest every weekend 10am", "rest @ 2026-11-28 10:00 week SA,SU"],
    ["pay rent every month on the last day 9am", "pay rent @ 2026-11-30 09:00 month end"],
    ["on the last day of every month 9am pay rent", "pay rent @ 2026-11-30 09:00 month end"],
    ["rent every month on the 1st 8am", "rent @ 2026-12-01 08:00 month"],
    ["every 15th 8am pay rent", "pay rent @ 2026-12-15 08:00 month"],
    ["every year on 5 May 9am birthday", "birthday @ 2027-05-05 09:00 year"],
    ["every 5 May 9am birthday", "birthday @ 2027-05-05 09:00 year"],
    ["beer every Friday 5pm for 5 times", "beer @ 2026-11-27 17:00 week x5"],
    ["beer every other Friday 5pm", "beer @ 2026-11-27 17:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"],
    ["beer every 2 weeks on Fri 5pm", "beer @ 2026-11-27 17:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"],
    [
      "every first Monday of the month 10am review",
      "review @ 2026-12-07 10:00 FREQ=MONTHLY;BYDAY=1MO",
    ],
    ["every last Friday 4pm review", "review @ 2026-11-27 16:00 FREQ=MONTHLY;BYDAY=-1FR"],
    ["backup every 3 days 8am", "backup @ 2026-11-26 08:00 FREQ=DAILY;INTERVAL=3"],
  ])("%s", (text, expected) => expect(readings(text)).toEqual([expected]));

  test("its time may be open, too", () => {
    expect(readings("every Monday at 8 bins")).toEqual([
      "bins @ 2026-11-30 08:00 week",
      "bins @ 2026-11-30 20:00 week",
    ]);
  });

  test("the first is today where its time is still to come", () => {
    expect(readings("tea every Wednesday 11am")[0]).toBe("tea @ 2026-11-25 11:00 week");
    expect(readings("tea every Wednesday 9am")[0]).toBe("tea @ 2026-12-02 09:00 week");
  });
});

describe("how and to whom", () => {
  test.each([
    ["tea in 20 min by sms", "tea", { preference: "sms" }],
    ["tea in 20 min via text message", "tea", { preference: "sms" }],
    ["tea by email and sms in 20 min", "tea", { preference: "both" }],
    ["tea in 20 min both", "tea", { preference: "both" }],
    ["Fri 15:00 both", "", { preference: "both" }],
    ["text me tomorrow 9am to call mum", "call mum", { preference: "sms" }],
    [
      "bins tomorrow 7am to nora@example.org",
      "bins",
      { preference: "email", email: "nora@example.org" },
    ],
    [
      "to nora@example.org. Bins at 7pm",
      "Bins",
      { preference: "email", email: "nora@example.org" },
    ],
    ["bins 7pm to +61 491 570 156", "bins", { preference: "sms", phone: "+61 491 570 156" }],
    [
      "bins 7pm to nora@example.org by both",
      "bins",
      { preference: "both", email: "nora@example.org" },
    ],
    [
      "Fri 15:00 both to +61 491 570 156 Dentist",
      "Dentist",
      { preference: "both", phone: "+61 491 570 156" },
    ],
    ["bins 7pm sms to +61491570156", "bins", { preference: "sms", phone: "+61491570156" }],
    [
      "bins 7pm both to nora@example.org",
      "bins",
      { preference: "both", email: "nora@example.org" },
    ],
    ["send both to +61491570156 7pm", "send both", { preference: "sms", phone: "+61491570156" }],
    ["bins to +61491570156 7pm", "bins", { preference: "sms", phone: "+61491570156" }],
    ["bins to +61 491 570 156 15:00", "bins", { preference: "sms", phone: "+61 491 570 156" }],
    ["bins to +61491570156 5 Dec 9am", "bins", { preference: "sms", phone: "+61491570156" }],
    ["sms +61491570156 at 18:00 tea", "tea", { preference: "sms", phone: "+61491570156" }],
    [
      "Email bob@example.org tomorrow 9am: hi",
      "hi",
      { preference: "email", email: "bob@example.org" },
    ],
    [
      "dentist tomorrow 9 text to +61 412 345 678",
      "dentist",
      { preference: "sms", phone: "+61 412 345 678" },
    ],
    [
      "dentist 9am email to bob@example.org",
      "dentist",
      { preference: "email", email: "bob@example.org" },
    ],
    ["text Anna tomorrow 9am", "text Anna", {}],
    ["tea tomorrow 9am (sms)", "tea", { preference: "sms" }],
    ["tea 5pm over sms", "tea", { preference: "sms" }],
    ["send me an sms tomorrow 9am to call mum", "call mum", { preference: "sms" }],
    ["look through email at 5pm", "look through email", {}],
    ["check email", "check email", {}],
    ["check email tomorrow 9am", "check email", {}],
    ["tell both at 5pm", "tell both", {}],
    ["reply to bob@example.org tomorrow 9am", "reply to bob@example.org", {}],
    ["send it to bob@example.org tomorrow 9am", "send it to bob@example.org", {}],
  ])("%s", (text, message, to) => {
    const found = parseEntry(text, WEDNESDAY);
    expect(found.readings[0]?.message).toBe(message);
    expect(found.to).toEqual(to);
  });
});

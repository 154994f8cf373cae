// What could be read wrongly in silence: it is read as it is meant, or asked about.
import { describe, expect, test } from "vitest";
import { notesOf, readings, WEDNESDAY } from "../../../../testing/grammar";
import { parseEntry } from "../parse-entry";

test.each([
  ["tea Dec 18 Friday 3pm", "tea @ 2026-12-18 15:00"],
  ["tea Dec 18 (Friday) 3pm", "tea @ 2026-12-18 15:00"],
  ["tea 18/12 Fri at 3pm", "tea @ 2026-12-18 15:00"],
  ["tea Dec 18 3pm Friday", "tea @ 2026-12-18 15:00"],
  ["tea Tuesday the 1st at 3pm", "tea @ 2026-12-01 15:00"],
  ["tax 18 Dec 15:00", "tax @ 2026-12-18 15:00"],
  ["pay 4 Dec, Friday 9am", "pay @ 2026-12-04 09:00"],
  ["dentist next tues at 15:00", "dentist @ 2026-12-01 15:00"],
  ["dentist weds 9am", "dentist @ 2026-12-02 09:00"],
  ["tea next week tuesday 9am", "tea @ 2026-12-01 09:00"],
  ["tea a week from tomorrow 9am", "tea @ 2026-12-03 09:00"],
  ["tea two days from tomorrow 9am", "tea @ 2026-11-28 09:00"],
  ["tea a week today 9am", "tea @ 2026-12-02 09:00"],
  ["tea in a fortnight 9am", "tea @ 2026-12-09 09:00"],
  ["tea in 5 mins time", "tea @ 5 minutes"],
  ["meet at 22 Baker Street", "meet at 22 Baker Street @ ?"],
  ["Windows 11 tomorrow 9am", "Windows 11 @ 2026-11-26 09:00"],
  ["call Ann at 7 o'clock in the evening", "call Ann @ 2026-11-25 19:00"],
  ["tea half past 5 in the evening", "tea @ 2026-11-25 17:30"],
  ["tea 5 past 6pm", "tea @ 2026-11-25 18:05"],
  ["call Ann at 1700 hrs", "call Ann @ 2026-11-25 17:00"],
  ["tea nightly at 10pm", "tea @ 2026-11-25 22:00 day"],
  ["tea every 2nd day 9am", "tea @ 2026-11-26 09:00 FREQ=DAILY;INTERVAL=2"],
  ["every 3rd friday 9am tea", "tea @ 2026-12-18 09:00 FREQ=MONTHLY;BYDAY=3FR"],
  ["gym Mon-Fri 7am", "gym @ 2026-11-26 07:00 weekday"],
  ["gym mon wed fri 7am", "gym @ 2026-11-27 07:00 week MO,WE,FR"],
  ["wake up 6am weekends", "wake up @ 2026-11-28 06:00 week SA,SU"],
  ["buy bread (tomorrow, 9am)!", "buy bread! @ 2026-11-26 09:00"],
])("%s", (text, expected) => {
  expect(readings(text)).toEqual([expected]);
  expect(notesOf(text)).toEqual([]);
});

describe("both are offered where either may be meant", () => {
  test.each([
    ["tea Dec 18 Thursday 3pm", ["tea @ 2026-12-18 15:00", "tea @ 2026-12-17 15:00"]],
    ["call 10am Rome", ["call Rome @ 2026-11-26 10:00", "call @ 2026-11-25 10:00 Europe/Rome"]],
    ["1h30 tea", ["tea @ 90 minutes", "tea @ 2026-11-26 01:30"]],
    [
      "call mum next month",
      ["call mum next month @ ?", "call mum @ 2026-12-01 09:00", "call mum @ 2026-12-25 09:00"],
    ],
    [
      "tea next year 9am",
      ["tea next year 9am @ ?", "tea @ 2027-01-01 09:00", "tea @ 2027-11-25 09:00"],
    ],
    ["20 min tea", ["tea @ 20 minutes", "20 min tea @ ?"]],
    ["tea 20m", ["tea @ 20 minutes", "tea 20m @ ?"]],
    ["tea 1h 30m", ["tea @ 90 minutes", "tea 1h 30m @ ?"]],
    ["1.5h tea", ["tea @ 90 minutes", "1.5h tea @ ?"]],
    ["piano, 2 hours", ["piano @ 2 hours", "piano, 2 hours @ ?"]],
    ["dentist 14.12. 9:00", ["dentist @ 2026-12-14 09:00", "dentist @ 2026-12-14 21:00"]],
    ["order 12 on Friday", ["order @ 2026-11-27 12:00", "order 12 @ 2026-11-27 09:00"]],
    ["get the 17:42 train", ["get the 17:42 train @ ?", "get the train @ 2026-11-25 17:42"]],
    ["weekly shop sat 10am", ["shop @ 2026-11-28 10:00 week", "weekly shop @ 2026-11-28 10:00"]],
    [
      "monthly report due friday 3pm",
      ["report @ 2026-11-27 15:00 month", "monthly report @ 2026-11-27 15:00"],
    ],
    ["meet June at 5pm", ["meet June at 5pm @ ?", "meet @ 2027-06-01 17:00"]],
    ["tea sat or sun 5pm", ["tea sat or @ 2026-11-29 17:00", "tea or sun 5pm @ 2026-11-28 09:00"]],
    ["tea tomorrow night 3am", ["tea @ 2026-11-27 03:00", "tea @ 2026-11-26 03:00"]],
    ["1am Friday night tea", ["tea @ 2026-11-28 01:00", "tea @ 2026-11-27 01:00"]],
    ["Friday night tea at 2", ["tea @ 2026-11-28 02:00", "tea @ 2026-11-27 02:00"]],
    ["tea tomorrow night 12:30am", ["tea @ 2026-11-27 00:30", "tea @ 2026-11-26 00:30"]],
    ["night of 5 Dec 2am tea", ["tea @ 2026-12-06 02:00", "tea @ 2026-12-05 02:00"]],
    ["every Friday night 1am tea", ["tea @ 2026-11-28 01:00 week", "tea @ 2026-11-27 01:00 week"]],
    [
      "shift Mon-Thu 9am",
      [
        "shift @ 2026-11-26 09:00 week MO,TU,WE,TH",
        "shift @ 2026-11-30 09:00 day until 2026-12-03",
      ],
    ],
    ["night of the 5th 2am tea", ["tea @ 2026-12-06 02:00", "tea @ 2026-12-05 02:00"]],
    [
      "book Mon-Wed hotel tomorrow 9am",
      [
        "book Mon-Wed hotel @ 2026-11-26 09:00",
        "book hotel @ 2026-11-30 09:00 day until 2026-12-02",
        "book hotel @ 2026-11-30 09:00 week MO,TU,WE",
      ],
    ],
    [
      "holiday Mon-Fri",
      ["holiday @ 2026-11-26 09:00 weekday", "holiday @ 2026-11-30 09:00 day until 2026-12-04"],
    ],
    [
      "next week Mon-Fri 8am pills",
      ["pills @ 2026-11-30 08:00 day until 2026-12-04", "pills @ 2026-11-30 08:00 weekday"],
    ],
  ])("%s", (text, expected) => expect(readings(text)).toEqual(expected));
});

const DAY = "is not understood as a day.";
const OFTEN = "means is not understood.";

test.each([
  ["Apollo 7 tonight", "Apollo 7", "“tonight” is read as 18:00."],
  ["watch Rocky 4 at night", "watch Rocky 4", "“night” is read as 18:00."],
  ["take 2 tonight", "take 2", "“tonight” is read as 18:00."],
  ["bus 7 tomorrow", "bus 7", "No time of day is given: 09:00 is used."],
  ["wrap gifts before Christmas Eve at 6pm", "wrap gifts", "“before Christmas Eve at 6pm” is read"],
  ["submit taxes until Friday 5pm", "submit taxes", "“until Friday 5pm” is read as that time."],
  ["call Bob after tomorrow", "call Bob", "“after tomorrow” is read as that time."],
  ["tea every monday between 3 and 4pm", "tea", "“between 3 and 4pm” is read as that time."],
  ["tea Dec 18 Thursday with Bob at 3pm", "tea with Bob", "That date is a Friday."],
  ["mon meeting 3pm", "mon meeting", `“mon” ${DAY}`],
  ["tonight call Ann at 7am", "call Ann", "“tonight” does not fit that time."],
  ["tea tomorrow evening at 12", "tea", "“evening” does not fit that time."],
  ["tomorrow morning gym then 6pm", "gym then", "“morning” does not fit that time."],
  ["pills every morning at 9pm", "pills", "“morning” does not fit that time."],
  ["dentist 3.12.26 14:15", "dentist 3.12.26", `“3.12.26” ${DAY}`],
  ["call mum 8pm uk time", "call mum uk time", "“uk time” is not understood as a zone."],
  ["Mother's day lunch 3pm", "Mother's day lunch", `“Mother's day” ${DAY}`],
  ["invoice last working day of June 3pm", "invoice last working day of June", DAY],
  ["in 2 business days call Ann 9pm", "in 2 business days call Ann", `“in 2 business days” ${DAY}`],
  ["friday after next 3pm tea", "after next tea", `“after next” ${DAY}`],
  ["20261205 9pm tea", "20261205 tea", `“20261205” ${DAY}`],
  [
    "an hour before kickoff 3pm call",
    "an hour before kickoff call",
    "is not understood as a time.",
  ],
  ["in 2 hours at 5pm call Ann", "at 5pm call Ann", "“at 5pm” is ignored."],
  ["in 1 hr 15 move car", "15 move car", "“15” is ignored."],
  ["call Ann 9pm IST", "call Ann", "“IST” is read as +05:30."],
  ["ship box fri 3pm central", "ship box central", "“central” is not understood as a zone."],
  ["tea 32 Dec 9am", "tea 32 Dec", `“32 Dec” ${DAY}`],
  ["tea mid December 9am", "tea mid December", `“mid Dec” ${DAY}`],
  ["buy 2 May flowers 9am", "buy 2 May flowers", `“2 May” ${DAY}`],
  ["dentist 14.12 9am", "dentist 14.12", `“14.12” ${DAY}`],
  ["read version 4.12. 9am", "read version 4.12.", `“4.12.” ${DAY}`],
  ["tea every two hours 9am", "tea every two hours", "Reminders repeat once a day at most"],
  ["tea every 30 min 9am", "tea every 30 min", "Reminders repeat once a day at most"],
  ["tea end of the week 9am", "tea end of the week", `“end of the week” ${DAY}`],
  ["tea the week after next 9am", "tea next", `“next” ${DAY}`],
  ["tea easter monday 9am", "tea easter", `“easter monday” ${DAY}`],
  ["call at 5pm NY time", "call NY time", "“NY time” is not understood as a zone."],
  ["call 9am Pacific", "call Pacific", "“Pacific” is not understood as a zone."],
  ["gym 3 days a week 6am", "gym 3 days a week", `How often “3 days a week” ${OFTEN}`],
  ["pills 3 times daily 8am", "pills 3 times", "What “3 times” means here is not understood."],
  ["gym 2 thursdays from now 5pm", "gym 2 from now", `“from now” ${DAY}`],
  ["this week Mon-Fri 8am pills", "this week pills", "What “this week” means here"],
  ["nye 10pm party", "nye party", `“nye” ${DAY}`],
  ["first day of school 8am", "first day of school", `“day of” ${DAY}`],
  ["tea mon 30 9am", "tea mon 30", `“mon 30” ${DAY}`],
  ["tea end of next week 9am", "tea", `“end of next week” ${DAY}`],
  ["pills twice a day 9am", "pills twice a day", `How often “twice a day” ${OFTEN}`],
  ["inhaler every day next week 8am", "inhaler", "“next week” is no end: it goes on."],
  ["inhaler every day this week 8am", "inhaler", "“this week” is no end: it goes on."],
  ["inhaler twice daily 8am", "inhaler twice", `How often “twice” ${OFTEN}`],
  ["pills every morning and night 8am", "pills and", "“and” is left over in the text."],
  ["pills every few days 9am", "pills every few days", `How often “every few days” ${OFTEN}`],
  ["tea every monday in january 9am", "tea in january", "What “in january” means here"],
  ["pills daily 8am x10", "pills x10", "What “x10” means here is not understood."],
  ["bins alternate tuesdays 8pm", "bins alternate", "What “alternate” means here"],
  ["bins every second tuesday 8pm", "bins", "“every second tuesday” is read as every other."],
])("of %s it is asked", (text, message, note) => {
  const [first] = parseEntry(text, WEDNESDAY).readings;
  expect(first?.message).toBe(message);
  expect(first?.notes.join(" ")).toContain(note);
});

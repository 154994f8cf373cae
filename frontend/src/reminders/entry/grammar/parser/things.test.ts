// Days, months and numbers that belong to a thing or a name, beside the time that is meant.
import { describe, expect, test } from "vitest";
import { notesOf, readings } from "../../../../testing/grammar";

describe("what names a thing stays in the text, and the time beside it is taken", () => {
  test.each([
    ["Plan the weekend tomorrow 8am", "Plan the weekend @ 2026-11-26 08:00"],
    ["Pack for next weekend today 5pm", "Pack for next weekend @ 2026-11-25 17:00"],
    ["Sort the weekend tonight at 8", "Sort the weekend @ 2026-11-25 20:00"],
    ["trip weekend 28 Nov 3pm", "trip @ 2026-11-28 15:00"],
    ["Look at 3 houses on Sunday at 11am", "Look at 3 houses @ 2026-11-29 11:00"],
    ["Stop at 2 of the shops on Friday 5pm", "Stop at 2 of the shops @ 2026-11-27 17:00"],
    ["Meet at 7 Eleven on Friday 6pm", "Meet at 7 Eleven @ 2026-11-27 18:00"],
    ["Coffee with May at 10am on Friday", "Coffee with May @ 2026-11-27 10:00"],
    ["tomorrow dinner with June at 7pm", "dinner with June @ 2026-11-26 19:00"],
    ["dinner with June at 7pm on 5 Dec", "dinner with June @ 2026-12-05 19:00"],
    ["see Ms Monday Smith Thursday 9am", "see Ms Monday Smith @ 2026-11-26 09:00"],
    ["see Friday Night Lights tomorrow 9pm", "see Friday Night Lights @ 2026-11-26 21:00"],
    ["Parents' evening next Wednesday 7pm", "Parents' evening @ 2026-12-02 19:00"],
    ["Order midnight snacks tomorrow 6pm", "Order midnight snacks @ 2026-11-26 18:00"],
    ["sun cream every day 9am", "sun cream @ 2026-11-26 09:00 day"],
    ["Christmas cards daily 9am", "Christmas cards @ 2026-11-26 09:00 day"],
  ])("%s", (text, expected) => {
    expect(readings(text)).toEqual([expected]);
    expect(notesOf(text)).toEqual([]);
  });

  test.each([
    ["Look at 2 rooms tomorrow morning", "Look at 2 rooms @ 2026-11-26 09:00"],
    ["Meet at 3 Monkeys tonight", "Meet at 3 Monkeys @ 2026-11-25 18:00"],
    ["Look at 5 flats on Saturday", "Look at 5 flats @ 2026-11-28 09:00"],
    ["Lunch with April at 12:30 on Wed", "Lunch with April @ 2026-11-25 12:30"],
    ["Every Saturday morning look at 5 flats", "look at 5 flats @ 2026-11-28 09:00 week"],
    [
      "Watch The Day After Tomorrow on Friday 9pm",
      "Watch The Day After Tomorrow @ 2026-11-27 21:00",
    ],
    ["move it from Monday to Friday 9am", "move it @ 2026-11-26 09:00 weekday"],
    ["Weekday menu on Friday at noon", "menu @ 2026-11-27 12:00 weekday"],
    ["call Wednesday Addams tomorrow", "call Wednesday Addams @ 2026-11-26 09:00"],
    ["trip weekend 29 Nov 3pm", "trip @ 2026-11-29 15:00"],
  ])("first, where it is asked about: %s", (text, first) => {
    const found = readings(text);
    expect(found[0]).toBe(first);
    expect(found.length + notesOf(text).length).toBeGreaterThan(1);
  });
});

test.each([
  ["Remind me at 9 pills tomorrow evening", "pills @ 2026-11-26 21:00"],
  ["Meet at 8 sharp tomorrow morning", "Meet sharp @ 2026-11-26 08:00"],
  ["Dinner at 7 Anna tomorrow evening", "Dinner Anna @ 2026-11-26 19:00"],
  ["Alarm at 6 plane leaves tomorrow morning", "Alarm plane leaves @ 2026-11-26 06:00"],
  ["tomorrow at 9 pills", "pills @ 2026-11-26 09:00"],
  ["tea 5 April at 12:30pm on Monday", "tea on Monday @ 2027-04-05 12:30"],
])("a number or a month may still be of the time: %s", (text, first) => {
  expect(readings(text)[0]).toBe(first);
});

test.each([
  ["pills every day Christmas week 8am", "“Christmas”"],
  ["gym every monday Easter included 7am", "“Easter”"],
  ["feed the cat every day this weekend 8am", "“this weekend” is no end"],
])("a day of a rule is asked about: %s", (text, words) => {
  expect(notesOf(text).join()).toContain(words);
});

describe("a word before a day goes with it, and what it may mean is asked", () => {
  test.each([
    ["Book the 9am ferry for next Saturday", "Book the 9am ferry @ 2026-12-05 09:00", "for next"],
    ["book a room for Friday 9am", "book a room @ 2026-11-27 09:00", "for Friday 9am"],
    ["move the call to Friday 9am", "move the call @ 2026-11-27 09:00", "to Friday 9am"],
    ["cancel the 10am on Friday", "cancel the @ 2026-11-27 10:00", "10am on Friday"],
    ["move the call to 5pm", "move the call @ 2026-11-25 17:00", "to 5pm"],
  ])("%s", (text, first, words) => {
    expect(readings(text)[0]).toBe(first);
    expect(notesOf(text).join(" ")).toContain(`“${words}`);
  });

  test.each([
    ["send it by tomorrow 9am", "send it @ 2026-11-26 09:00"],
    ["go to Sunday lunch at 1pm", "go to lunch @ 2026-11-29 13:00"],
    ["stop by tomorrow 9am", "stop by @ 2026-11-26 09:00"],
  ])("unless it is of a verb or a noun: %s", (text, expected) => {
    expect(readings(text)).toEqual([expected]);
  });
});

// Words of a day or a time that are written otherwise, and words that only look like them.
import { describe, expect, test } from "vitest";
import { contextAt, notesOf, readings } from "../../../../testing/grammar";

describe("a name that is spelt wrongly is the one that is meant", () => {
  test.each([
    ["tea wensday 9am", "tea @ 2026-12-02 09:00"],
    ["Thrusday 9am tea", "tea @ 2026-11-26 09:00"],
    ["tea next saterday 9am", "tea @ 2026-12-05 09:00"],
    ["tea febuary 3 9am", "tea @ 2027-02-03 09:00"],
    ["tea tomorow 9am", "tea @ 2026-11-26 09:00"],
    ["Tommorow 9am tea", "tea @ 2026-11-26 09:00"],
    ["tea tomorrw at 9pm", "tea @ 2026-11-26 21:00"],
  ])("%s", (text, expected) => expect(readings(text)[0]).toBe(expected));
});

describe("other words for it", () => {
  test.each([
    ["pick up Ella at quarter to six tonight", "pick up Ella @ 2026-11-25 17:45"],
    ["bake off seven pm", "bake off @ 2026-11-25 19:00"],
    ["call Ann twenty past four pm", "call Ann @ 2026-11-25 16:20"],
    ["train ten to five pm", "train @ 2026-11-25 16:50"],
    ["pub tomorrow half 7 pm", "pub @ 2026-11-26 19:30"],
    ["lunch tomorrow 12 noon", "lunch @ 2026-11-26 12:00"],
    ["tea 2moro 9am", "tea @ 2026-11-26 09:00"],
    ["gym tmrw 6", "gym @ 2026-11-26 18:00"],
    ["gym nxt tues 6pm", "gym @ 2026-12-01 18:00"],
    ["bins tues nite 7", "bins @ 2026-12-01 19:00"],
    ["tea 2026-12-04T09:00", "tea @ 2026-12-04 09:00"],
    ["tea tonite at 8", "tea @ 2026-11-25 20:00"],
    ["tea 9.30am-ish tomorrow", "tea @ 2026-11-26 09:30"],
    ["tea thursday fortnight 5pm", "tea @ 2026-12-10 17:00"],
    [
      "pay Ann fortnightly on fridays 5pm",
      "pay Ann @ 2026-11-27 17:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    ],
    ["vitamins 8am everyday", "vitamins @ 2026-11-26 08:00 day"],
    ["everyday 8am vitamins", "vitamins @ 2026-11-26 08:00 day"],
    ["buy everyday shoes 5pm", "buy everyday shoes @ 2026-11-25 17:00"],
    ["bins every fortnight 9am", "bins @ 2026-11-26 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"],
    ["six weeks today scan 11am", "scan @ 2027-01-06 11:00"],
    ["two weeks monday 9am tea", "tea @ 2026-12-14 09:00"],
    ["six months from today 9am scan", "scan @ 2027-05-25 09:00"],
    ["tea in a month's time 9am", "tea @ 2026-12-25 09:00"],
    ["gym every other weekend 6am", "gym @ 2026-11-28 06:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU"],
    ["gym m w f 6am", "gym @ 2026-11-27 06:00 week MO,WE,FR"],
    ["a week monday 9am tea", "tea @ 2026-12-07 09:00"],
    ["MWF 6am run", "run @ 2026-11-27 06:00 week MO,WE,FR"],
    ["on the twelfth 9am rent", "rent @ 2026-12-12 09:00"],
    ["on the fifth of December 9am tea", "tea @ 2026-12-05 09:00"],
    ["tea 5-dec-2026 9am", "tea @ 2026-12-05 09:00"],
    ["last day of feb 9am rent", "rent @ 2027-02-28 09:00"],
    ["10th of next month 9am tea", "tea @ 2026-12-10 09:00"],
    ["tomorrow@9am tea", "tea @ 2026-11-26 09:00"],
    ["in an hour and a quarter tea", "tea @ 75 minutes"],
    ["in forty-five minutes tea", "tea @ 45 minutes"],
    ["call mum 8pm (London time)", "call mum @ 2026-11-25 20:00 Europe/London"],
    ["valentine's day 9am flowers", "flowers @ 2027-02-14 09:00"],
    ["midnight new year's eve kiss", "kiss @ 2027-01-01 00:00"],
  ])("%s", (text, expected) => expect(readings(text)[0]).toBe(expected));
});

describe("a part of the day keeps its day, and what it is taken for is said", () => {
  test.each([
    ["send it by eod friday", "send it @ 2026-11-27 17:00", "“eod” is read as 17:00."],
    ["send it cob tomorrow", "send it @ 2026-11-26 17:00", "“cob” is read as 17:00."],
    [
      "call Ann at lunchtime friday",
      "call Ann @ 2026-11-27 12:00",
      "“lunchtime” is read as 12:00.",
    ],
    [
      "call Ann first thing monday",
      "call Ann @ 2026-11-30 09:00",
      "“first thing” is read as 09:00.",
    ],
    ["morning friday call Jo", "call Jo @ 2026-11-27 09:00", "“morning” is read as 09:00."],
    ["evening tomorrow call Jo", "call Jo @ 2026-11-26 18:00", "“evening” is read as 18:00."],
    ["sunday arvo bbq", "bbq @ 2026-11-29 15:00", "“arvo” is read as 15:00."],
  ])("%s", (text, expected, note) => {
    expect(readings(text)[0]).toBe(expected);
    expect(notesOf(text)).toEqual([note]);
  });
});

describe("a part of a day that stands apart from its time goes with it", () => {
  test.each([
    ["tonight show at 10:30pm", "show @ 2026-11-25 22:30"],
    ["this evening call Ann at 8", "call Ann @ 2026-11-25 20:00"],
    ["tomorrow morning call Ann at 9", "call Ann @ 2026-11-26 09:00"],
    ["tomorrow afternoon call Ann at 2", "call Ann @ 2026-11-26 14:00"],
    ["film at 8 Friday night", "film @ 2026-11-27 20:00"],
    ["gym quarter past seven tomorrow morning", "gym @ 2026-11-26 07:15"],
    ["lock up nightly at 11", "lock up @ 2026-11-25 23:00 day"],
  ])("%s", (text, expected) => expect(readings(text)).toEqual([expected]));
});

test("with a clock of 24 hours, too", () => {
  const british = contextAt("2026-11-25T10:00", "Europe/London", "en-GB");
  expect(readings("this afternoon call Ann at 2:30", british)).toEqual([
    "call Ann @ 2026-11-25 14:30",
  ]);
});

describe("what is no time stays as it was written", () => {
  test.each([
    ["7pm eat dinner", "eat dinner @ 2026-11-25 19:00"],
    ["9pm vet bills", "vet bills @ 2026-11-25 21:00"],
    ["tomorrow 9am cast off", "cast off @ 2026-11-26 09:00"],
    ["3pm Art class", "Art class @ 2026-11-25 15:00"],
    ["flight UA 1549 Dec 3 6:05am", "flight UA 1549 @ 2026-12-03 06:05"],
    ["read chapter 9 tonight", "read chapter 9 @ 2026-11-25 18:00"],
    ["viewing at 12 high street tomorrow 5pm", "viewing at 12 high street @ 2026-11-26 17:00"],
    ["24/7 contract 15 jan 10am", "24/7 contract @ 2027-01-15 10:00"],
    ["move the 3pm meeting tomorrow 9am", "move the 3pm meeting @ 2026-11-26 09:00"],
    ["move Friday's call tomorrow 9am", "move Friday's call @ 2026-11-26 09:00"],
    ["tell wensday people tomorrow 9am", "tell wensday people @ 2026-11-26 09:00"],
    ["sundry sundaes tomorrow 9am", "sundry sundaes @ 2026-11-26 09:00"],
    ["call Ms Munday tomorrow 9am", "call Ms Munday @ 2026-11-26 09:00"],
    ["call Tomo 9am", "call Tomo @ 2026-11-26 09:00"],
    ["tell Mo, we leave at 5pm", "tell Mo, we leave @ 2026-11-25 17:00"],
    ["buy 7 eggs at seven pm", "buy 7 eggs at seven pm @ ?"],
    ["buy cob loaf tomorrow 9am", "buy cob loaf @ 2026-11-26 09:00"],
    ["second half 8pm", "second half @ 2026-11-25 20:00"],
    ["read The Sun tomorrow 9am", "read The Sun @ 2026-11-26 09:00"],
    ["watch Second Sunday tomorrow 9am", "watch Second Sunday @ 2026-11-26 09:00"],
    ["sat next to Bob tomorrow 9am", "sat next to Bob @ 2026-11-26 09:00"],
  ])("%s", (text, expected) => expect(readings(text)[0]).toBe(expected));
});

// Rules in words: a table of them, and that each part of a rule is told.
import { expect, test } from "vitest";
import { ruleWords } from "./rule-words";

const START = "2026-12-01T09:05"; // a Tuesday

const TABLE: readonly (readonly [string, string])[] = [
  ["FREQ=DAILY", "Each day at 09:05"],
  ["FREQ=DAILY;INTERVAL=3", "Every 3 days at 09:05"],
  ["FREQ=DAILY;COUNT=1", "Each day at 09:05, once"],
  ["FREQ=DAILY;COUNT=5", "Each day at 09:05, 5 times"],
  ["FREQ=DAILY;UNTIL=20261231", "Each day at 09:05, until 31 Dec 2026"],
  ["FREQ=DAILY;UNTIL=20261231T120000", "Each day at 09:05, until 31 Dec 2026, 12:00"],
  ["FREQ=DAILY;UNTIL=20261231T120000Z", "Each day at 09:05, until 31 Dec 2026, 12:00 UTC"],
  ["FREQ=DAILY;BYHOUR=8,20", "Each day at 08:05 and 20:05"],
  ["FREQ=DAILY;BYHOUR=20,8;BYMINUTE=30,0", "Each day at 08:00, 08:30, 20:00 and 20:30"],
  ["FREQ=DAILY;BYMONTH=6,7", "Each day in June and July at 09:05"],
  ["FREQ=DAILY;BYMONTHDAY=1,-1", "Each day on day 1 and the last day at 09:05"],
  ["FREQ=WEEKLY", "Each week on Tuesday at 09:05"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Each week on Monday to Friday at 09:05"],
  ["FREQ=WEEKLY;BYDAY=MO,WE,FR", "Each week on Monday, Wednesday and Friday at 09:05"],
  [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU",
    "Every 2 weeks on Sunday at 09:05, weeks begin on Sunday",
  ],
  ["FREQ=MONTHLY", "Each month on day 1 at 09:05"],
  ["FREQ=MONTHLY;BYMONTHDAY=31", "Each month on day 31 at 09:05, not in months without that day"],
  [
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    "Each month on the last day of the month at 09:05",
  ],
  ["FREQ=MONTHLY;BYMONTHDAY=-2", "Each month on the 2nd last day at 09:05"],
  ["FREQ=MONTHLY;BYDAY=1MO,-1FR", "Each month on the first Monday and the last Friday at 09:05"],
  ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "Each month on Friday where it is day 13 at 09:05"],
  [
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "Each month on Monday to Friday at 09:05, only the last of these in a month",
  ],
  ["FREQ=YEARLY", "Each year on 1 December at 09:05"],
  ["FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", "Each year on 5 March at 09:05"],
  ["FREQ=YEARLY;BYMONTH=3", "Each year on 1 March at 09:05"],
  [
    "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5,-1",
    "Each year on day 5 and the last day in March at 09:05",
  ],
  ["FREQ=YEARLY;BYMONTHDAY=5", "Each year on day 5 of each month at 09:05"],
  ["FREQ=YEARLY;BYDAY=20MO", "Each year on the 20th Monday of the year at 09:05"],
  ["FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "Each year on the 4th Thursday in November at 09:05"],
  ["freq=daily", "Each day at 09:05"],
];

test.each(TABLE)("%s", (rule, words) => {
  expect(ruleWords(rule, START, "en-GB")).toBe(words);
});

const NO_RULE = [
  "",
  "FREQ=HOURLY",
  "FREQ=DAILY;",
  "FREQ=DAILY;FREQ=DAILY",
  "FREQ=DAILY;BYWEEKNO=3",
  "FREQ=DAILY;COUNT=x",
  "FREQ=DAILY;BYMONTH=13",
  "FREQ=DAILY;BYHOUR=24",
  "FREQ=DAILY;BYDAY=XX",
  "FREQ=DAILY;UNTIL=20261340",
  "INTERVAL=2",
] as const;

test.each(NO_RULE)("what is no rule, or not known, is shown as it is: %s", (rule) => {
  expect(ruleWords(rule, START, "en-GB")).toBe(rule);
});

/** Numbers that look random and are the same in each run (a linear congruential generator). */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

type Pick = ReturnType<typeof chance>;

const some = (pick: Pick, values: readonly string[]) =>
  [...new Set([0, 1, 2].slice(0, 1 + pick(3)).map(() => values[pick(values.length)]))].join(",");
const upTo = (most: number, least = 1) =>
  Array.from({ length: most - least + 1 }, (_, at) => String(at + least));
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** A random value of each part that may stand in a rule beside FREQ. */
const PARTS: Readonly<Record<string, (pick: Pick, freq: string) => string>> = {
  INTERVAL: (pick) => String(2 + pick(998)),
  BYMONTH: (pick) => some(pick, upTo(12)),
  BYMONTHDAY: (pick) => some(pick, [...upTo(31, 2), ...upTo(31).map((day) => `-${day}`)]),
  BYDAY: (pick, freq) => {
    const nths = ["DAILY", "WEEKLY"].includes(freq) ? [""] : ["", "1", "-1", "3", "-2"];
    return some(
      pick,
      ["MO", "WE", "TH", "FR", "SA", "SU"].map((day) => `${nths[pick(nths.length)]}${day}`),
    );
  },
  BYHOUR: (pick) => some(pick, upTo(23, 10)),
  BYMINUTE: (pick) => some(pick, upTo(59, 10)),
  BYSETPOS: (pick) => some(pick, ["1", "2", "-1", "-3"]),
  WKST: (pick) => DAYS[pick(7)] ?? "MO",
  COUNT: (pick) => String(1 + pick(1000)),
};

test("each part of a rule is told: without it, the words are others", () => {
  const pick = chance(22);
  for (let run = 0; run < 100; run += 1) {
    const freq = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][pick(4)] ?? "DAILY";
    const parts = Object.entries(PARTS)
      .filter(() => pick(2) === 0)
      .map(([name, value]) => `${name}=${value(pick, freq)}`);
    const rule = (chosen: readonly string[]) => [`FREQ=${freq}`, ...chosen].join(";");
    const words = ruleWords(rule(parts), START, "en-GB");
    expect(words).toMatch(/^(Each|Every) /);
    for (const part of parts) {
      const rest = ruleWords(rule(parts.filter((other) => other !== part)), START, "en-GB");
      expect(rest, `${rule(parts)} without ${part}`).not.toBe(words);
    }
  }
});

const TOLD: readonly (readonly [string, readonly string[], (value: string) => string])[] = [
  [
    "FREQ=DAILY;BYMONTH=",
    upTo(12),
    (month) => new Date(2001, Number(month) - 1).toLocaleString("en-GB", { month: "long" }),
  ],
  ["FREQ=MONTHLY;BYMONTHDAY=", upTo(31), (day) => `day ${day} `],
  ["FREQ=DAILY;BYHOUR=", upTo(23, 0), (hour) => `${hour.padStart(2, "0")}:05`],
  ["FREQ=DAILY;BYMINUTE=", upTo(59, 0), (minute) => `09:${minute.padStart(2, "0")}`],
  ["FREQ=DAILY;COUNT=", ["2", "21", "1000"], (count) => `${count} times`],
  ["FREQ=DAILY;INTERVAL=", ["2", "21", "999"], (count) => `Every ${count} days`],
];

test.each(TOLD)("each value is told: %s", (start, values, told) => {
  for (const value of values) {
    expect(ruleWords(`${start}${value}`, START, "en-GB")).toContain(told(value));
  }
});

// The words of days, months, parts of a day and numbers, as patterns.

export const MONTHS = [
  ...["january", "february", "march", "april", "may", "june", "july", "august", "september"],
  ...["october", "november", "december"],
];
const month = (name: string) => `${name.slice(0, 3)}(?:${name.slice(3)})?`;
export const MONTH = `(?:${MONTHS.map(month).join("|")}|sept)(?![a-z])`;

export const WEEKDAY_START = "(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)";
export const WEEKDAY = `${WEEKDAY_START}(?:day)?`;

/** "Daily except weekends", "every Monday but not next week". */
export const EXCEPT =
  "\\b(?:(?:except|excluding|apart from|other than|but not)\\b|(?:not|but|skip(?:ping)?)" +
  `(?=\\s+(?:\\uFFFC|(?:on|the|this|next|in|during|weekends?|\\d|${WEEKDAY})\\b)))`;

/** The number of a day in a month: "5th", and also "5". */
export const ORDINAL = "\\d{1,2}(?:st|nd|rd|th)";
export const DAY_NUMBER = `${ORDINAL}?`;

export const PART_OF_DAY = "(?:morning|afternoon|evening|night)";
/** Parts of a day that have names of their own. */
export const NAMED_PART = "first thing|lunch ?time|eod|cob|end of (?:the )?day|close of business";

export const NEAR_DAY = `(?:to(?:day|morrow|night)|${WEEKDAY_START}[a-z]*)`;
export const A_DAY = `\\b(?:to(?:day|morrow|night)|weekend|${WEEKDAY}|${DAY_NUMBER} ${MONTH}|${MONTH} \\d\\d?)\\b`;
export const DATE = `(?:${NEAR_DAY}|${DAY_NUMBER}\\s+${MONTH}|${MONTH}\\s+${DAY_NUMBER})`;
/** A day before an hour: "tomorrow morning, ". */
export const DAY_BEFORE = `\\b${NEAR_DAY}(?:\\s+${PART_OF_DAY})?,?\\s+`;

const UP_TO_12 = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const ORDINALS = [
  ..."first second third fourth fifth sixth seventh eighth ninth tenth".split(" "),
  ..."eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split(" "),
  ..."eighteenth nineteenth twentieth".split(" "),
];
const counted = (words: readonly string[]) =>
  Object.fromEntries(words.map((word, index) => [word, index + 1]));
const AMOUNTS: Readonly<Record<string, number>> = {
  ...{ "half an": 0.5, "half a": 0.5, half: 0.5, "a couple of": 2, a: 1, an: 1 },
  ...{ "a quarter of an": 0.25, "three quarters of an": 0.75, ...counted(UP_TO_12) },
  ...{ fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90 },
  ...{ "forty five": 45, "twenty five": 25, "twenty-five": 25, "thirty-five": 35 },
  ...{ "forty-five": 45 },
};
const NUMBERS: Readonly<Record<string, number>> = {
  ...AMOUNTS,
  ...counted(ORDINALS),
  last: -1,
  other: 2,
};
/** The words of one to twelve, of amounts, and of first to twentieth. */
export const HOUR_WORDS = UP_TO_12.join("|");
export const AMOUNT_WORDS = Object.keys(AMOUNTS).join("|");
export const ORDINAL_WORDS = ORDINALS.join("|");

/** The number that `words` or digits say. */
export function numberOf(words: string): number {
  const text = words.toLowerCase().trim().replace(/\s+/g, " ");
  return NUMBERS[text] ?? Number.parseFloat(text.replace(",", "."));
}

/** Whether `name` is one of the `names`, which are a pattern. */
export function isNamed(names: string, name: string): boolean {
  return new RegExp(`^(?:${names})$`, "i").test(name);
}

/** Whether it may be a date; without a year 29 February is none. */
export function isDate(date: { month: number; day: number; year?: number }): boolean {
  const { month, day, year } = date;
  const isLeapDay = month === 2 && day === 29 && year === undefined;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && !isLeapDay;
}

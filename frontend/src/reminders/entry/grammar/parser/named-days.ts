// The days whose names the kept parser doesn't know: the 5th, Dec 24, Friday week.
import type { Parser } from "chrono-node/en";
import { MONTH, MONTHS, NUMBERS, WEEKDAY } from "../text";
import { numberOf } from "../wait";

const NUMBER = "(?:the\\s+)?(\\d\\d?)(?:st|nd|rd|th)?";
const NAME = `(${MONTH}[a-z]*)`;
const DATE = `${NAME}\\.?\\s+${NUMBER}(?:,?\\s+(20\\d\\d))?`;

/** Dec 24: where days come first the kept parser takes that for a month of 2024. */
const MONTH_AND_DAY: Parser = {
  pattern: () => new RegExp(`\\b${DATE}(?![\\w:]|[./-]\\d|\\s*[ap]\\.?m\\b)`, "i"),
  extract: (_context, [, name = "", day, year]) => {
    const month = monthOf(name);
    const date = { month, day: Number(day), ...(year !== undefined && { year: Number(year) }) };
    const isLeapDay = month === 2 && date.day === 29 && year === undefined;
    return month > 0 && date.day >= 1 && date.day <= 31 && !isLeapDay ? date : null;
  },
};

const FEB_29 = "29(?:th)?(?:\\s+of)?\\s+feb\\w*|feb\\w*\\s+(?:the\\s+)?29(?:th)?";

/** 29 Feb, of the next year that has one. */
const LEAP_DAY: Parser = {
  pattern: () => new RegExp(`\\b(?:${FEB_29}|29[/.]0?2|0?2/29)\\b(?!,?\\s*\\d{4}|[/.]\\d)`, "i"),
  extract: ({ refDate }) => {
    const isOver = refDate.getMonth() > 1; // on the day itself it is this year's
    let year = refDate.getFullYear() + Number(isOver);
    while (new Date(year, 1, 29).getMonth() !== 1) year += 1;
    return { year, month: 2, day: 29 };
  },
};

/** What may follow a day: after "the 3rd floor" it is none. */
const TIME = "at|by|in the|for|from|to|until|noon|mid\\w+|morning|afternoon|evening|night";
const NO_NAME = `(?=\\s*(?:$|[,.;:!?)\\uFFFC]|(?:${TIME})\\b|\\d))`;
const LED = "(?:on\\s+)?\\bthe\\s+|(?<=\\b(?:on|by|due|before|until|from)\\s+)";
const MONTH_AFTER = "\\s+(?:of\\s+)?next month|\\s+(?:of\\s+)?(?:this|the) month";

/** On the 5th, the 24th of next month: the next such day. */
const ORDINAL_DAY: Parser = {
  pattern: () =>
    new RegExp(
      `(next month,?\\s+)?(?:${LED}|\\b(?=\\d+\\w\\w of next))(\\d{1,2})(?:st|nd|rd|th)\\b` +
        `(${MONTH_AFTER})?${NO_NAME}`,
      "i",
    ),
  extract: ({ refDate }, [, before = "", number, after = ""]) => {
    const day = Number(number);
    const isNext = /next/i.test(before + after);
    for (let more = Number(isNext); more < 4; more += 1) {
      const date = new Date(refDate.getFullYear(), refDate.getMonth() + more, day);
      const isAhead = more > 0 || day >= refDate.getDate();
      if (!isAhead || date.getDate() !== day) continue;
      return { year: date.getFullYear(), month: date.getMonth() + 1, day };
    }
    return null;
  },
};

/** The last day of February, of the next year in which it is to come. */
const LAST_DAY: Parser = {
  pattern: () => new RegExp(`\\b(?:the\\s+)?last day (?:of|in) ${NAME}\\b`, "i"),
  extract: ({ refDate }, [, name = ""]) => {
    const month = monthOf(name);
    const year = refDate.getFullYear() + Number(month <= refDate.getMonth());
    return month > 0 ? { year, month, day: new Date(year, month, 0).getDate() } : null;
  },
};

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = `(today|tomorrow|(?:${WEEKDAY})(?:day)?)`;
const AFTER = "weeks?\\s+(?:(?:from|on|after)\\s+|(?=to))|(days?)\\s+from\\s+";
const COUNTED = `(a|${NUMBERS.slice(0, 8).join("|")}|\\d)\\s+(?:${AFTER})${DAY}`;

/** Friday week, two weeks from Friday, a week today. */
const WEEKS_AFTER: Parser = {
  pattern: () => new RegExp(`\\b(?:${COUNTED}|${DAY}\\s+week(?!\\s+\\d+(?:\\s|$)))\\b`, "i"),
  extract: ({ refDate }, [, count = "a", days, day, other = ""]) => {
    const name = (day ?? other).toLowerCase();
    const near = ["today", "tomorrow"].indexOf(name);
    const weekday = WEEKDAYS.indexOf(name.slice(0, 3));
    const first = near < 0 ? (weekday + 7 - refDate.getDay()) % 7 || 7 : near;
    return dateAfter(refDate, first + numberOf(count) * (days === undefined ? 7 : 1));
  },
};

export const NAMED_DAYS = [MONTH_AND_DAY, LEAP_DAY, ORDINAL_DAY, LAST_DAY, WEEKS_AFTER];

/** "Dec", "Sept" and "december"; 0 is none. */
function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return MONTHS.findIndex((month) => month.startsWith(lower)) + 1;
}

/** The date so many days after `from`, as the parts of the kept parser. */
export function dateAfter(from: Date, days: number) {
  const date = new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}

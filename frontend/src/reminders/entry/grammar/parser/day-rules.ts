// The days whose names chrono doesn't know: the 5th, Dec 24, Friday week.
import { HOUR_WORDS, MONTH, MONTHS, numberOf, ORDINAL, WEEKDAY } from "../words";
import { dateAfter, dateParts, rule } from "./rule";

/** Dec 24: where days come first chrono takes that for a month of 2024. */
const MONTH_AND_DAY = rule(
  `\\b(${MONTH})\\.?\\s+(?:the\\s+)?(\\d\\d?)(?:st|nd|rd|th)?(?:,?\\s+(20\\d\\d))?` +
    "(?![\\w:]|[./-]\\d|\\s*[ap]\\.?m\\b)",
  (_context, [, name = "", day, year]) => {
    const month = monthOf(name);
    const date = { month, day: Number(day), ...(year !== undefined && { year: Number(year) }) };
    const isLeapDay = month === 2 && date.day === 29 && year === undefined;
    return month > 0 && date.day >= 1 && date.day <= 31 && !isLeapDay ? date : null;
  },
);

const FEB_29 = "29(?:th)?(?:\\s+of)?\\s+feb\\w*|feb\\w*\\s+(?:the\\s+)?29(?:th)?";

/** 29 Feb, of the next year that has one. */
const LEAP_DAY = rule(
  `\\b(?:${FEB_29}|29[/.]0?2|0?2/29)\\b(?!,?\\s*\\d{4}|[/.]\\d)`,
  ({ refDate }) => {
    const isOver = refDate.getMonth() > 1; // on the day itself it is this year's
    let year = refDate.getFullYear() + Number(isOver);
    while (new Date(year, 1, 29).getMonth() !== 1) year += 1;
    return { year, month: 2, day: 29 };
  },
);

/** What may follow a day: after "the 3rd floor" it is none. */
const TIME = "at|by|in the|for|from|to|until|noon|mid\\w+|morning|afternoon|evening|night";
const NO_NAME = `(?=\\s*(?:$|[,.;:!?)\\uFFFC]|(?:${TIME})\\b|\\d))`;
const LED = "(?:on\\s+)?\\bthe\\s+|(?<=\\b(?:on|by|due|before|until|from)\\s+)";

/** On the 5th, the 24th of next month: the next such day. */
const ORDINAL_DAY = rule(
  `(next month,?\\s+)?(?:${LED}|\\b(?=\\d+\\w\\w of next))(${ORDINAL})\\b` +
    `(\\s+(?:of\\s+)?(?:next|this|the) month)?${NO_NAME}`,
  ({ refDate }, [, before = "", number = "", after = ""]) => {
    const day = Number.parseInt(number, 10);
    const isNext = /next/i.test(before + after);
    for (let more = Number(isNext); more < 4; more += 1) {
      const date = new Date(refDate.getFullYear(), refDate.getMonth() + more, day);
      const isAhead = more > 0 || day >= refDate.getDate();
      if (isAhead && date.getDate() === day) return dateParts(date);
    }
    return null;
  },
);

/** The last day of February, of the next year in which it is to come. */
const LAST_DAY = rule(
  `\\b(?:the\\s+)?last day (?:of|in) (${MONTH})\\b`,
  ({ refDate }, [, name = ""]) => {
    const month = monthOf(name);
    const year = refDate.getFullYear() + Number(month <= refDate.getMonth());
    return month > 0 ? dateParts(new Date(year, month, 0)) : null;
  },
);

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = `(today|tomorrow|${WEEKDAY})`;
const AFTER = "weeks?\\s+(?:(?:from|on|after)\\s+|(?=to))|(days?)\\s+from\\s+";

/** Friday week, two weeks from Friday, a week today. */
const WEEKS_AFTER = rule(
  `\\b(?:(a|${HOUR_WORDS}|\\d)\\s+(?:${AFTER})${DAY}|${DAY}\\s+week(?!\\s+\\d+(?:\\s|$)))\\b`,
  ({ refDate }, [, count = "a", days, day, other = ""]) => {
    const name = (day ?? other).toLowerCase();
    const near = ["today", "tomorrow"].indexOf(name);
    const weekday = WEEKDAYS.indexOf(name.slice(0, 3));
    const first = near < 0 ? (weekday + 7 - refDate.getDay()) % 7 || 7 : near;
    return dateAfter(refDate, first + numberOf(count) * (days === undefined ? 7 : 1));
  },
);

export const DAY_RULES = [MONTH_AND_DAY, LEAP_DAY, ORDINAL_DAY, LAST_DAY, WEEKS_AFTER];

/** "Dec", "Sept" and "december"; 0 is none. */
function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}

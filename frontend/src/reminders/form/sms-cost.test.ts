// Parts of text messages, by the table that the API's count is tested with too; what makes them costly.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { costlyCharacters, smsSegments } from "./sms-cost";

type Row = [string, [string, number][], string, number];

const TABLE = JSON.parse(readFileSync("../tests/sms_parts.json", "utf8")) as { rows: Row[] };

test.each(TABLE.rows)("the parts are counted: %s", (_case, pieces, encoding, count) => {
  const text = pieces.map(([piece, times]) => piece.repeat(times)).join("");
  expect(smsSegments(text)).toEqual({ encoding, count });
});

/** Fits into one plain message, and into no other. */
const LONG = "a".repeat(100);

test.each([
  ["’", "'", "’"],
  ["–", "-", "–"],
  ["\u2011", "-", "\u2011"],
  ["…", "...", "…"],
  ["\u00a0", " ", "a hidden character"],
  ["\u200b", "", "a hidden character"],
  ["\t", " ", "a hidden character"],
  ["•", "-", "•"],
  ["ç", "c", "ç"],
  ["ﬁ", "fi", "ﬁ"],
  ["→", "->", "→"],
])("%j makes a message cost more, and is replaced by %j", (character, plain, name) => {
  expect(costlyCharacters(`${LONG}${character}b`)).toEqual({
    names: [name],
    count: 2,
    least: 1,
    plain: `${LONG}${plain}b`,
  });
});

test("several are named once each, and replaced together", () => {
  expect(costlyCharacters(`“${LONG}” – don’t…`)).toEqual({
    names: ["“", "”", "–", "’", "…"],
    count: 2,
    least: 1,
    plain: `"${LONG}" - don't...`,
  });
});

test("a letter in two pieces is written in one", () => {
  const result = costlyCharacters(`${LONG}e\u0301 ’`);
  expect(result?.plain).toBe(`${LONG}é '`);
});

test("what has no plain form is named alone", () => {
  expect(costlyCharacters(`${LONG}’ ☎ 🛂`)).toEqual({ names: ["☎", "🛂"], count: 2, least: 1 });
});

test.each([
  ["no more than a plain one", LONG],
  ["no more than one part", "don’t"],
  ["what its script costs", `${"ш".repeat(200)}…`],
  ["what its language costs", `Żółć… ${LONG}`],
  ["nothing", ""],
])("a message that costs %s needs no hint", (_case, message) => {
  expect(costlyCharacters(message)).toBeUndefined();
});

test("the plain message is in the alphabet that costs least", () => {
  const message = `Zoë’s café — “naïve”\u00a0façade…\u200b ½ ¼ ™ ${LONG}`;
  const plain = costlyCharacters(message)?.plain ?? "";
  expect(smsSegments(plain).encoding).toBe("GSM-7");
});

// Parts of text messages, by the table that the API's count is tested with too.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { smsSegments } from "./sms-cost";

type Row = [string, [string, number][], string, number];

const TABLE = JSON.parse(readFileSync("../tests/sms_parts.json", "utf8")) as { rows: Row[] };

test.each(TABLE.rows)("%s", (_case, pieces, encoding, count) => {
  const text = pieces.map(([piece, times]) => piece.repeat(times)).join("");
  expect(smsSegments(text)).toEqual({ encoding, count });
});

// Parts of text messages, at the edges.
import { expect, test } from "vitest";
import { smsSegments } from "./sms-segments";

test.each([
  ["nothing", "", "GSM-7", 0],
  ["one character", "a", "GSM-7", 1],
  ["160 characters", "a".repeat(160), "GSM-7", 1],
  ["161 characters", "a".repeat(161), "GSM-7", 2],
  ["306 characters", "a".repeat(306), "GSM-7", 2],
  ["307 characters", "a".repeat(307), "GSM-7", 3],
  ["umlauts and line ends", "äöü\r\n@£", "GSM-7", 1],
  ["80 euro signs take two places each", "€".repeat(80), "GSM-7", 1],
  ["81 do not fit", "€".repeat(81), "GSM-7", 2],
  ["an escape is not cut from its character", `${"a".repeat(152)}€${"a".repeat(152)}`, "GSM-7", 3],
  ["70 characters of another script", "ш".repeat(70), "UCS-2", 1],
  ["71 characters of another script", "ш".repeat(71), "UCS-2", 2],
  ["134 characters of another script", "ш".repeat(134), "UCS-2", 2],
  ["135 characters of another script", "ш".repeat(135), "UCS-2", 3],
  ["one emoji turns the whole", `${"a".repeat(68)}🙂`, "UCS-2", 1],
  ["an emoji is not cut in half", `${"a".repeat(66)}🙂${"a".repeat(66)}`, "UCS-2", 3],
  ["a typographer's quote", "don’t", "UCS-2", 1],
] as const)("%s", (_case, text, encoding, count) => {
  expect(smsSegments(text)).toEqual({ encoding, count });
});

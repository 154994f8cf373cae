// A draft with its phone number parsed: the request, or all that is wrong at once.
import type { ReminderCreate } from "../../api/types";
import type { Config } from "../../config/config";
import { pasted } from "../../text/unseen";
import { serverNow } from "../../time/server-clock";
import type { Draft } from "./draft";
import { parsePhoneNumber, phoneCountry } from "./phone-number";
import { inFieldOrder } from "./problems";
import { type Request, toRequest, usesSms } from "./request";

/** The same as `toRequest`, for a number that may be written as it is in its country. */
export async function validatedRequest(
  draft: Draft,
  zone: string,
  config: Config,
  wasAsked?: (body: ReminderCreate) => boolean,
): Promise<Request> {
  return withParsedPhone(draft, config, (read) =>
    toRequest(read, zone, config, serverNow(), wasAsked),
  );
}

/** What `request` makes of the draft with its phone number parsed, and what is wrong with that. */
export async function withParsedPhone<Body>(
  draft: Draft,
  { smsCountries }: Config,
  request: (read: Draft) => Request<Body>,
): Promise<Request<Body>> {
  if (!usesSms(draft) || pasted(draft.phone) === "") return request(draft);
  const read = await parsePhoneNumber(
    draft.phone,
    phoneCountry(draft.country, smsCountries),
    smsCountries,
  );
  if ("number" in read) return request({ ...draft, phone: read.number });
  const rest = request(draft);
  const others = "problems" in rest ? rest.problems.filter(({ field }) => field !== "phone") : [];
  return { problems: inFieldOrder([...others, { field: "phone", text: read.problem }]) };
}

// A draft with its phone number parsed: the request, or all that is wrong at once.
import type { Config } from "../../config/config";
import { pasted } from "../../text/unseen";
import type { Draft } from "./draft";
import { parsePhoneNumber, phoneCountry } from "./phone-number";
import { inFieldOrder } from "./problems";
import { type Request, toRequest, usesSms } from "./request";

/** The same as `toRequest`, for a number that may be written as it is in its country. */
export async function validatedRequest(
  draft: Draft,
  zone: string,
  config: Config,
): Promise<Request> {
  if (!usesSms(draft) || pasted(draft.phone) === "") return toRequest(draft, zone, config);
  const { smsCountries } = config;
  const read = await parsePhoneNumber(
    draft.phone,
    phoneCountry(draft.country, smsCountries),
    smsCountries,
  );
  if ("number" in read) return toRequest({ ...draft, phone: read.number }, zone, config);
  const rest = toRequest(draft, zone, config);
  const others = "problems" in rest ? rest.problems.filter(({ field }) => field !== "phone") : [];
  return { problems: inFieldOrder([...others, { field: "phone", text: read.problem }]) };
}

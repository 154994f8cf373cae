// The page's settings, which the stack publishes at /config.json.

/** What each member is like. */
const LIKE = {
  /** Where the API is; "" is the site that the page came from. */
  apiBase: "",
  /** How a person signs in, by OpenID Connect; the paths are the site's. */
  signIn: {
    issuer: "",
    clientId: "",
    authorizationEndpoint: "",
    tokenEndpoint: "",
    logoutEndpoint: "",
    scopes: [] as readonly string[],
    signedInPath: "",
    signedOutPath: "",
  },
  /** ISO codes of the countries that text messages may go to; empty when they are off. */
  smsCountries: [] as readonly string[],
  /** Email domains and beginnings of phone numbers that reminders may go to; empty for all. */
  allowedRecipients: [] as readonly string[],
  limits: {
    /** The longest message, in Unicode code points. */
    messageLength: 1,
    /** The longest subject, in Unicode code points. */
    subjectLength: 1,
    /** How many days ahead a reminder may be due. */
    horizonDays: 1,
  },
};

export type Config = typeof LIKE;
export type SignInConfig = Config["signIn"];

/** Fetches and checks the settings. Throws when they can't be had or are wrong. */
export async function fetchConfig(signal: AbortSignal): Promise<Config> {
  const response = await fetch("/config.json", { signal });
  if (!response.ok) throw new Error(`/config.json answered ${response.status}.`);
  return parseConfig(await response.json());
}

/** Returns `value` as the settings. Throws a TypeError that names the first wrong member. */
export function parseConfig(value: unknown): Config {
  check(value, LIKE, "config");
  return value as Config;
}

function check(value: unknown, like: unknown, name: string): void {
  const isAlike = typeof value === typeof like && Array.isArray(value) === Array.isArray(like);
  if (!isAlike || value === null) throw new TypeError(`${name} is missing or wrong`);
  if (typeof like !== "object") return;
  for (const [member, kind] of Object.entries(like ?? {})) {
    check((value as Record<string, unknown>)[member], kind, `${name}.${member}`);
  }
}

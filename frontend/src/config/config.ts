// The page's settings, which the stack publishes at /config.json.

/** An example of each member, for its type. */
const EXAMPLE = {
  /** Where the API is; "" is the site that the page came from. */
  apiBase: "",
  /** How to sign in by OpenID Connect; the paths are the site's. */
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
  /** ISO codes of the countries to which text messages may go; empty if they are off. */
  smsCountries: [] as readonly string[],
  /** Email domains and prefixes of phone numbers to which reminders may go; empty for all. */
  allowedRecipients: [] as readonly string[],
  /** The lengths are in Unicode code points; a reminder is due at most `horizonDays` ahead. */
  limits: { messageLength: 1, subjectLength: 1, horizonDays: 1 },
};

export type Config = typeof EXAMPLE;
export type SignInConfig = Config["signIn"];

/** Fetches the settings. Throws if there are none or they are wrong. */
export async function fetchConfig(signal: AbortSignal): Promise<Config> {
  const response = await fetch("/config.json", { signal });
  if (!response.ok) throw new Error(`/config.json answered ${response.status}.`);
  return parseConfig(await response.json());
}

/** Returns `value` as the settings. Throws a TypeError that names the first wrong member. */
export function parseConfig(value: unknown): Config {
  check(value, EXAMPLE, "config");
  return value as Config;
}

function check(value: unknown, example: unknown, name: string): void {
  const isAlike =
    typeof value === typeof example && Array.isArray(value) === Array.isArray(example);
  if (!isAlike || value === null) throw new TypeError(`${name} is missing or wrong`);
  if (typeof example !== "object") return;
  for (const [member, kind] of Object.entries(example ?? {})) {
    check((value as Record<string, unknown>)[member], kind, `${name}.${member}`);
  }
}

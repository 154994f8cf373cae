// The page's settings, which the stack publishes at /config.json.

/** How a person signs in, by OpenID Connect; the paths are the site's. */
export interface SignInConfig {
  issuer: string;
  clientId: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  logoutEndpoint: string;
  scopes: readonly string[];
  signedInPath: string;
  signedOutPath: string;
}

export interface Config {
  /** Where the API is; "" is the site that the page came from. */
  apiBase: string;
  signIn: SignInConfig;
  /** ISO codes of the countries that text messages may go to; empty when they are off. */
  smsCountries: readonly string[];
  /** Email domains and beginnings of phone numbers that reminders may go to; empty for all. */
  allowedRecipients: readonly string[];
  limits: {
    /** The longest message, in Unicode code points. */
    messageLength: number;
    /** The longest subject, in Unicode code points. */
    subjectLength: number;
    /** How many days ahead a reminder may be due. */
    horizonDays: number;
  };
}

/** Fetches and checks the settings. Throws when they can't be had or are wrong. */
export async function fetchConfig(signal: AbortSignal): Promise<Config> {
  const response = await fetch("/config.json", { signal });
  if (!response.ok) throw new Error(`/config.json answered ${response.status}.`);
  return parseConfig(await response.json());
}

/** Returns `value` as the settings. Throws a TypeError that names the first wrong member. */
export function parseConfig(value: unknown): Config {
  const { apiBase, signIn, smsCountries, allowedRecipients, limits } = members(value, "config");
  if (typeof apiBase !== "string") throw new TypeError("config: apiBase must be text");
  if (!isStringArray(smsCountries))
    throw new TypeError("config: smsCountries must be a list of text");
  if (!isStringArray(allowedRecipients)) {
    throw new TypeError("config: allowedRecipients must be a list of text");
  }
  const { messageLength, subjectLength, horizonDays } = members(limits, "config.limits");
  return {
    apiBase,
    signIn: parseSignIn(signIn),
    smsCountries,
    allowedRecipients,
    limits: {
      messageLength: count(messageLength, "messageLength"),
      subjectLength: count(subjectLength, "subjectLength"),
      horizonDays: count(horizonDays, "horizonDays"),
    },
  };
}

function parseSignIn(value: unknown): SignInConfig {
  const { scopes, ...rest } = members(value, "config.signIn");
  if (!isStringArray(scopes)) throw new TypeError("config.signIn: scopes must be a list of text");
  const text = (name: keyof SignInConfig): string => {
    const found = rest[name];
    if (typeof found === "string") return found;
    throw new TypeError(`config.signIn: ${name} must be text`);
  };
  return {
    issuer: text("issuer"),
    clientId: text("clientId"),
    authorizationEndpoint: text("authorizationEndpoint"),
    tokenEndpoint: text("tokenEndpoint"),
    logoutEndpoint: text("logoutEndpoint"),
    scopes,
    signedInPath: text("signedInPath"),
    signedOutPath: text("signedOutPath"),
  };
}

function members(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new TypeError(`${name} must be an object`);
  return { ...value };
}

function isStringArray(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function count(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
  throw new TypeError(`config.limits: ${name} must be a whole number above 0`);
}

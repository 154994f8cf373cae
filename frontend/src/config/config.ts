// The page's settings, which the stack publishes at /config.json.

/** What a member may be: in words, and how that is told. */
interface Kind<Value> {
  words: string;
  fits: (value: unknown) => value is Value;
}

const TEXT: Kind<string> = { words: "text", fits: (value) => typeof value === "string" };
const TEXTS: Kind<readonly string[]> = {
  words: "a list of text",
  fits: (value): value is string[] => Array.isArray(value) && value.every(TEXT.fits),
};
const COUNT: Kind<number> = {
  words: "a whole number above 0",
  fits: (value): value is number => Number.isInteger(value) && Number(value) > 0,
};

const CONFIG = {
  /** Where the API is; "" is the site that the page came from. */
  apiBase: TEXT,
  /** How a person signs in, by OpenID Connect; the paths are the site's. */
  signIn: {
    issuer: TEXT,
    clientId: TEXT,
    authorizationEndpoint: TEXT,
    tokenEndpoint: TEXT,
    logoutEndpoint: TEXT,
    scopes: TEXTS,
    signedInPath: TEXT,
    signedOutPath: TEXT,
  },
  /** ISO codes of the countries that text messages may go to; empty when they are off. */
  smsCountries: TEXTS,
  /** Email domains and beginnings of phone numbers that reminders may go to; empty for all. */
  allowedRecipients: TEXTS,
  limits: {
    /** The longest message, in Unicode code points. */
    messageLength: COUNT,
    /** The longest subject, in Unicode code points. */
    subjectLength: COUNT,
    /** How many days ahead a reminder may be due. */
    horizonDays: COUNT,
  },
};

interface Shape {
  readonly [name: string]: Kind<unknown> | Shape;
}

type Read<Of> = Of extends Kind<infer Value> ? Value : { [Name in keyof Of]: Read<Of[Name]> };

export type Config = Read<typeof CONFIG>;
export type SignInConfig = Config["signIn"];

/** Fetches and checks the settings. Throws when they can't be had or are wrong. */
export async function fetchConfig(signal: AbortSignal): Promise<Config> {
  const response = await fetch("/config.json", { signal });
  if (!response.ok) throw new Error(`/config.json answered ${response.status}.`);
  return parseConfig(await response.json());
}

/** Returns `value` as the settings. Throws a TypeError that names the first wrong member. */
export function parseConfig(value: unknown): Config {
  return read(value, CONFIG, "config") as Config;
}

function read(value: unknown, shape: Shape, name: string): object {
  if (typeof value !== "object" || value === null) throw new TypeError(`${name} must be an object`);
  const given = value as Record<string, unknown>;
  const members = Object.entries(shape).map(([member, kind]) => {
    const found = given[member];
    if (!isKind(kind)) return [member, read(found, kind, `${name}.${member}`)];
    if (kind.fits(found)) return [member, found];
    throw new TypeError(`${name}: ${member} must be ${kind.words}`);
  });
  return Object.fromEntries(members) as object;
}

function isKind(kind: Kind<unknown> | Shape): kind is Kind<unknown> {
  return typeof kind["fits"] === "function";
}

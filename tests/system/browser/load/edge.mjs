// Stands for CloudFront: HTTP/2, compressed files, and each answer kept, so that the local system's own
// slowness is none of the page's. Arguments: the site's address, a key and a certificate (PEM files).
import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [site, key, cert] = process.argv.slice(2);
// Chromium prefers Brotli. CloudFront doesn't say which level it uses, so this one is unproven.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
const COMPRESSED = /^(text\/|application\/(json|javascript|manifest)|image\/svg)/;
const SMALLEST = 1000;
/** Calls of the API, which compresses its answers itself. */
const CALL = /^\/v\d/;
/** The page without the app: the shell, and the text that stands in the app's place. */
const BARE = "/bare";
const SCRIPTS = /<script[^>]*src=[^>]*><\/script>|<link rel="(?:modulepreload|preload)"[^>]*>/g;

const kept = new Map();

async function answer(path, { authorization, "content-type": type }, method, body) {
  const headers = { ...(authorization && { authorization }), ...(type && { "content-type": type }) };
  const response = await fetch(site + (path === BARE ? "/" : path), { headers, method, body });
  let content = Buffer.from(await response.arrayBuffer());
  if (path === BARE) content = Buffer.from(String(content).replace(SCRIPTS, ""));
  const own = Object.fromEntries(response.headers);
  for (const name of ["connection", "content-length", "date", "keep-alive", "transfer-encoding"]) delete own[name];
  // fetch has unpacked it.
  if (own["content-encoding"] === "gzip") content = gzipSync(content);
  else if (COMPRESSED.test(own["content-type"]) && content.length >= SMALLEST && !CALL.test(path)) {
    content = brotliCompressSync(content, BROTLI);
    own["content-encoding"] = "br";
  }
  return { status: response.status, headers: { ...own, "content-length": content.length }, content };
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return parts.length === 0 ? undefined : Buffer.concat(parts);
}

const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert), allowHTTP1: true });
server.on("request", async (request, response) => {
  const { url, method, headers } = request;
  const name = `${url} ${headers.authorization}`;
  try {
    let found = method === "GET" ? kept.get(name) : undefined;
    found ??= await answer(url, headers, method, await bodyOf(request));
    if (method === "GET" && found.status === 200) kept.set(name, found);
    const { etag } = found.headers;
    const isKnown = etag !== undefined && headers["if-none-match"] === etag;
    if (isKnown) response.writeHead(304, { etag, "cache-control": found.headers["cache-control"] ?? "" });
    else response.writeHead(found.status, found.headers);
    response.end(isKnown ? undefined : found.content);
  } catch (error) {
    response.writeHead(502);
    response.end(String(error));
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));

// Starts Swagger UI on the page at /docs. In its own file, because the page's CSP forbids inline scripts.

/** Fetches the JSON at `path` of this site. */
async function read(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} returned ${response.status}.`);
  return response.json();
}

/** Returns the API's scopes from those that the page requests. */
function scopesOf(signIn) {
  return signIn.scopes.filter((name) => name.startsWith("reminders/"));
}

/** Adds this stack's sign-in addresses to the document, so that `Authorize` gets a token by code and PKCE. */
function withSignIn(document, signIn) {
  const scheme = document.components.securitySchemes.signIn;
  const scopes = Object.fromEntries(scopesOf(signIn).map((name) => [name, ""]));
  document.components.securitySchemes.signIn = {
    description: scheme.description,
    type: "oauth2",
    flows: {
      authorizationCode: {
        authorizationUrl: signIn.authorizationEndpoint,
        tokenUrl: signIn.tokenEndpoint,
        scopes,
      },
    },
  };
  return document;
}

async function start() {
  const [document, { signIn }] = await Promise.all([read("/openapi.json"), read("/config.json")]);
  window.ui = SwaggerUIBundle({
    spec: withSignIn(document, signIn),
    dom_id: "#docs",
    deepLinking: true,
    displayRequestDuration: true,
    validatorUrl: null,
    oauth2RedirectUrl: window.location.origin + signIn.docsSignedInPath,
  });
  window.ui.initOAuth({
    clientId: signIn.clientId,
    scopes: scopesOf(signIn).join(" "),
    usePkceWithAuthorizationCodeGrant: true,
  });
}

start().catch((error) => {
  window.document.getElementById("docs").textContent = `The document can't be shown: ${error.message}`;
});

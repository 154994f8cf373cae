// Starts Swagger UI on the page at /docs. A file, since the page's policy allows no script in the page itself.

/** What is at `path` of this site, as JSON. */
async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}.`);
  return answer.json();
}

/** The scopes of the API among those that the page asks for. */
function scopesOf(signIn) {
  return signIn.scopes.filter((name) => name.startsWith("reminders/"));
}

/** The document, with the addresses at which people sign in here: `Authorize` then gets a token by code and PKCE. */
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

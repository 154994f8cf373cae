// Passes the result of the sign-in to the /docs page that opened this window, and closes the window.
// Swagger UI stores its request with the callbacks there, as `swaggerUIRedirectOauth2`.
const result = Object.fromEntries(new URLSearchParams(window.location.search));
const request = window.opener?.swaggerUIRedirectOauth2;

if (request === undefined || result.state !== request.state) {
  document.getElementById("status").textContent = "No open page requested this sign-in. Close this window.";
} else {
  const { auth, redirectUrl } = request;
  if (result.code === undefined) {
    request.errCb({
      authId: auth.name,
      source: "auth",
      level: "error",
      message: result.error === undefined ? "The sign-in page returned no code." : `The sign-in was refused (${result.error}).`,
    });
  } else {
    delete auth.state;
    auth.code = result.code;
    request.callback({ auth, redirectUrl });
  }
  window.close();
}

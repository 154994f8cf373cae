// Hands the sign-in page's result to the /docs page that opened this window, and closes it.
// Swagger UI leaves there, as `swaggerUIRedirectOauth2`, what it asked for and what takes the answer.
const answer = Object.fromEntries(new URLSearchParams(window.location.search));
const asked = window.opener?.swaggerUIRedirectOauth2;

if (asked === undefined || answer.state !== asked.state) {
  document.getElementById("status").textContent = "This was not asked for by a page that is still open. Close it.";
} else {
  const { auth, redirectUrl } = asked;
  if (answer.code === undefined) {
    asked.errCb({
      authId: auth.name,
      source: "auth",
      level: "error",
      message: answer.error === undefined ? "The sign-in page gave no code." : `The sign-in was refused (${answer.error}).`,
    });
  } else {
    delete auth.state;
    auth.code = answer.code;
    asked.callback({ auth, redirectUrl });
  }
  window.close();
}

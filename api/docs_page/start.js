// Starts Swagger UI on the page at /docs. A file, since the page's policy allows no script in the page itself.
window.ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null,
});

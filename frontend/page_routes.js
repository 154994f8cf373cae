// CloudFront Function: answers the page's own routes, such as /reminders/0193…, with index.html,
// and what messages link to (/m/…) with message.html.
/* exported handler -- CloudFront calls it by this name. */
function handler(event) {
  const request = event.request;
  const lastSegment = request.uri.slice(request.uri.lastIndexOf("/") + 1);
  if (!lastSegment.includes(".")) {
    request.uri = request.uri.startsWith("/m/") ? "/message.html" : "/index.html";
  }
  return request;
}

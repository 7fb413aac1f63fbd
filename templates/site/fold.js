// What is folded. On a narrow screen each part of the whole text stands behind its heading. A link
// into what is folded opens it, and on paper nothing is folded. Without this script nothing is.
(function () {
  "use strict";
  const narrow = matchMedia("(max-width: 40rem)").matches;

  // All that stands below a heading, up to the next one or to the end of the page.
  function below(heading) {
    const found = [];
    let next = heading.nextElementSibling;
    while (next && !next.matches("h2, section.level2, script, [data-traces]")) {
      found.push(next);
      next = next.nextElementSibling;
    }
    return found;
  }

  function fold(heading) {
    const part = document.createElement("details");
    part.className = "bc-part";
    const title = document.createElement("summary");
    const content = below(heading);
    heading.before(part);
    title.append(heading);
    part.append(title, ...content);
  }

  const marker = document.querySelector("[data-folds]");
  const headings = marker && narrow ? [...document.querySelectorAll("main h2")] : [];
  for (const heading of headings) {
    if (marker.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING) fold(heading);
  }

  function unfold(place) {
    let box = place.closest("details") || place.querySelector(":scope > .bc-part");
    for (; box; box = box.parentElement.closest("details")) box.open = true;
  }

  function reveal(hash) {
    let id = "";
    try { id = decodeURIComponent(hash.slice(1)); } catch { return; /* "%" alone */ }
    const place = id && document.getElementById(id);
    if (!place) return;
    unfold(place);
    place.scrollIntoView();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link.getAttribute("href"));
  });
  addEventListener("hashchange", () => reveal(location.hash));
  if (location.hash) reveal(location.hash);

  let opened = [];
  addEventListener("beforeprint", function () {
    opened = [...document.querySelectorAll(".bc-more:not([open]), .bc-part:not([open])")];
    for (const box of opened) box.open = true;
  });
  addEventListener("afterprint", function () {
    for (const box of opened) box.open = false;
  });
})();

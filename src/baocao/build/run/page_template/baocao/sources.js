// Where a figure is from: shown when it is hovered over, tapped, or reached with the Tab key.
// Enter or a tap keeps it open, Escape closes it. Without this script the title attribute shows.
(function () {
  "use strict";
  const data = document.getElementById("baocao-sources");
  if (!data) return;
  const sources = JSON.parse(data.textContent);
  const box = document.createElement("div");
  box.id = "baocao-source";
  box.className = "sources";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);
  let shown = null;
  let kept = false;

  function linesOf(figure) {
    const numbers = sources.figures[figure.dataset.figure] || [];
    return [figure.dataset.figure, ...numbers.map((number) => sources.lines[number])];
  }

  function place(figure) {
    const at = figure.getBoundingClientRect();
    const room = document.documentElement.clientWidth - box.offsetWidth - 8;
    const fits = at.bottom + box.offsetHeight + 8 < window.innerHeight || at.top < box.offsetHeight + 8;
    const top = fits ? at.bottom - 1 : at.top - box.offsetHeight + 1; // no gap for the mouse
    box.style.left = `${Math.max(Math.min(at.left, room), 8) + window.scrollX}px`;
    box.style.top = `${top + window.scrollY}px`;
  }

  function show(figure) {
    if (shown !== figure) hide();
    shown = figure;
    box.replaceChildren(
      ...linesOf(figure).map((line) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = line;
        return paragraph;
      }),
    );
    box.hidden = false;
    figure.setAttribute("aria-describedby", box.id);
    place(figure);
  }

  function hide() {
    if (shown) shown.removeAttribute("aria-describedby");
    box.hidden = true;
    shown = null;
    kept = false;
  }

  function toggle(figure) {
    if (shown === figure && kept) return hide();
    show(figure);
    kept = true;
    return undefined;
  }

  function leave(event) {
    const within = event.relatedTarget && box.contains(event.relatedTarget);
    if (!kept && !within) hide();
  }

  for (const figure of document.querySelectorAll(".figure[data-figure]")) {
    figure.removeAttribute("title");
    figure.tabIndex = 0;
    figure.setAttribute("role", "button");
    figure.addEventListener("mouseenter", () => kept || show(figure));
    figure.addEventListener("mouseleave", leave);
    figure.addEventListener("focus", () => shown === figure || show(figure));
    figure.addEventListener("blur", leave);
  }
  box.addEventListener("mouseleave", () => kept || hide());
  document.addEventListener("click", function (event) {
    const figure = event.target.closest(".figure[data-figure]");
    if (figure) toggle(figure);
    else if (shown && !box.contains(event.target)) hide();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") return hide();
    const figure = event.target.closest && event.target.closest(".figure[data-figure]");
    if (!figure || (event.key !== "Enter" && event.key !== " ")) return undefined;
    event.preventDefault();
    return toggle(figure);
  });
})();

// Light and dark, and the search. Loaded first, so that a dark page does not flash.
(function () {
  "use strict";
  const KEPT = "baocao-nen";
  const kept = {
    read() { try { return localStorage.getItem(KEPT); } catch { return null; } },
    write(value) { try { localStorage.setItem(KEPT, value); } catch { /* a private window keeps nothing */ } },
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.setAttribute("data-theme", kept.read() || (dark ? "dark" : "light"));

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }

  function toggle() {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    kept.write(next);
  }

  // What is searched in: words one by one, each after a space.
  function words(text) {
    return ` ${fold(text).replace(/[^a-z0-9]+/g, " ").trim()} `;
  }

  // A number is meant whole: "mui 2" is no "12 tuoi". Of a word its beginning does.
  function term(word) {
    return /^[0-9]+$/.test(word) ? ` ${word} ` : ` ${word}`;
  }

  let pages = null;
  let values = null;
  window.bcPages = function (found, of) {
    pages = found.map(([title, path, kind]) => ({ title, path, kind, words: words(`${title} ${kind}`) }));
    const measures = of.measures.map(([name, place, sign], number) => ({ name, place, sign, number, words: words(name) }));
    values = of.units.map(([name, path, period, held]) => (
      { name, path, period, words: words(name), held: held.map(([number, text]) => [measures[number], text]) }));
  };

  // The figures of units where some of what is asked for names the unit and some the figure.
  function* figures(asked) {
    for (const unit of values) {
      const rest = asked.filter((one) => !unit.words.includes(one));
      if (!rest.length || rest.length === asked.length) continue;
      for (const [measure, text] of unit.held) {
        if (rest.some((one) => !measure.words.includes(one))) continue;
        const path = measure.place ? `${unit.path}#${measure.place}` : unit.path;
        const title = `${unit.name}: ${measure.name} ${text}`;
        const number = Number(text.replace(/[^0-9,-]/g, "").replace(",", "."));
        yield { title, path, kind: unit.period, words: words(title), measure, worst: number * measure.sign };
      }
    }
  }

  // A province's own figure, then its units, the worst of each measure first.
  function ranked(found) {
    const own = (one) => Boolean(one.measure.place);
    return found.sort((a, b) => own(a) - own(b) || a.measure.number - b.measure.number || a.worst - b.worst);
  }

  // First those that say most of it as it was typed, word beside word; beside them none that says all words apart.
  function matching(asked) {
    const pairs = asked.slice(1).map((one, place) => asked[place].trimEnd() + one);
    const apart = (one) => pairs.filter((pair) => !one.words.includes(pair)).length;
    const found = pages.filter((page) => asked.every((one) => page.words.includes(one)));
    const all = [...found, ...ranked([...figures(asked)])].map((one) => [apart(one), one]);
    const beside = all.filter((pair) => pair[0] < pairs.length);
    return (beside.length ? beside : all).sort((a, b) => a[0] - b[0]).map((pair) => pair[1]);
  }

  function line(page, root) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + page.path;
    link.textContent = `${page.title} (${page.kind})`;
    item.append(link);
    return item;
  }

  function search(input, list, root) {
    list.hidden = !input.value.trim() || !pages;
    if (list.hidden) return;
    const asked = words(input.value).split(" ").filter(Boolean).map(term);
    const found = asked.length ? matching(asked).slice(0, 20) : [];
    const none = document.createElement("li");
    none.append(Object.assign(document.createElement("span"), { textContent: "Không tìm thấy kết quả" }));
    list.replaceChildren(...(found.length ? found.map((page) => line(page, root)) : [none]));
  }

  function start() {
    const root = document.body.getAttribute("data-root");
    const input = document.getElementById("tim");
    const list = document.getElementById("tim-thay");
    document.getElementById("nen").addEventListener("click", toggle);
    const contents = document.querySelector(".toc details");
    if (contents && matchMedia("(max-width: 68rem)").matches) contents.open = false;
    if (!input) return;
    input.addEventListener("focus", function () {
      const script = document.createElement("script");
      script.src = root + "assets/pages.js";
      script.addEventListener("load", () => search(input, list, root));
      document.head.append(script);
    }, { once: true });
    input.addEventListener("input", () => search(input, list, root));
    input.addEventListener("keydown", (event) => event.key === "Enter" && list.querySelector("a")?.click());
    document.addEventListener("keydown", (event) => event.key === "Escape" && (list.hidden = true));
    document.addEventListener("click", (event) => { if (!event.target.closest(".tools")) list.hidden = true; });
  }
  document.addEventListener("DOMContentLoaded", start);
})();

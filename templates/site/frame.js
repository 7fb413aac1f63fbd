// Light and dark, and the search. Loaded first, so that a dark page does not flash.
(function () {
  "use strict";
  const KEPT = "baocao-nen";
  const kept = {
    read() { try { return localStorage.getItem(KEPT); } catch { return null; } },
    write(value) { try { localStorage.setItem(KEPT, value); } catch { /* a private window keeps nothing */ } },
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = kept.read() || (dark ? "dark" : "light");

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
    const measures = of.measures.map(([name, place]) => ({ name, place, words: words(name) }));
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
        yield { title: `${unit.name}: ${measure.name} ${text}`, path: `${unit.path}#${measure.place}`, kind: unit.period };
      }
    }
  }

  // First those that say it as one phrase.
  function* matching(asked, phrase) {
    const found = pages.filter((page) => asked.every((one) => page.words.includes(one)));
    yield* found.filter((page) => page.words.includes(phrase));
    yield* found.filter((page) => !page.words.includes(phrase));
    yield* figures(asked);
  }

  function first(found, count) {
    const taken = [];
    for (const one of found) if (taken.push(one) === count) break;
    return taken;
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
    const phrase = words(input.value).trimEnd();
    const asked = phrase.split(" ").filter(Boolean).map(term);
    const found = asked.length ? first(matching(asked, phrase), 20) : [];
    const none = document.createElement("li");
    none.append(Object.assign(document.createElement("span"), { textContent: "Không tìm thấy kết quả" }));
    list.replaceChildren(...(found.length ? found.map((page) => line(page, root)) : [none]));
  }

  function start() {
    const root = document.body.dataset.root;
    const input = document.getElementById("tim");
    const list = document.getElementById("tim-thay");
    document.querySelector(".tools").hidden = false;
    document.getElementById("nen").addEventListener("click", toggle);
    if (matchMedia("(max-width: 68rem)").matches) {
      for (const details of document.querySelectorAll(".toc details")) details.open = false;
    }
    if (!input) return;
    input.addEventListener("focus", function () {
      const script = document.createElement("script");
      script.src = root + "assets/pages.js";
      script.addEventListener("load", () => search(input, list, root));
      document.head.append(script);
    }, { once: true });
    input.addEventListener("input", () => search(input, list, root));
    document.addEventListener("keydown", (event) => event.key === "Escape" && (list.hidden = true));
    document.addEventListener("click", (event) => { if (!event.target.closest(".tools")) list.hidden = true; });
  }
  document.addEventListener("DOMContentLoaded", start);
})();

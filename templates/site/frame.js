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

  let pages = null;
  window.bcPages = function (found) {
    pages = found.map(([title, path, kind]) => ({ title, path, kind, words: fold(`${title} ${kind}`) }));
  };

  function line(page, root) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + page.path;
    link.textContent = `${page.title} (${page.kind})`;
    item.append(link);
    return item;
  }

  function search(input, list, root) {
    const asked = fold(input.value.trim()).split(/\s+/).filter(Boolean);
    list.hidden = !asked.length || !pages;
    if (list.hidden) return;
    const found = pages.filter((page) => asked.every((word) => page.words.includes(word))).slice(0, 20);
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

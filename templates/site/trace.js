// Where a figure is from: in short while a pointer or the Tab key is on it, in a dialog when it is
// tapped or Enter is pressed. The traces stand in the page, or are loaded from a script beside it
// when they are first asked for: a page opened from a file may load no data otherwise.
(function () {
  "use strict";
  const within = document.getElementById("bc-traces");
  const holder = document.querySelector("[data-traces]");
  if (!within && !holder) return;
  const PLACE = "so-"; // before a figure's id, in addresses that lead to it
  let traces = within ? JSON.parse(within.textContent) : null;
  let waiting = [];

  window.bcTraces = function (data) {
    traces = data;
    for (const next of waiting) next();
    waiting = [];
  };

  function load(next) {
    if (traces) return next();
    waiting.push(next);
    if (waiting.length > 1) return undefined;
    const script = document.createElement("script");
    script.src = holder.dataset.traces;
    document.head.append(script);
    return undefined;
  }

  function make(name, text, className) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  // Path and hash of a file stand behind a tap, and nowhere in what a pointer shows.
  function path(from) {
    const folded = make("details", "", "bc-muted bc-trace-file");
    folded.append(make("summary", "Nguồn"), make("code", from.name));
    if (from.sha256) folded.append(make("br"), "SHA-256 ", make("code", from.sha256));
    return folded;
  }

  function cells(list, whole) {
    const found = make("ul");
    for (const [file, sheet, names] of list) {
      const item = make("li");
      const from = traces.files[file];
      const words = [from.of, sheet && `trang tính ${sheet}`, names && (from.sha256 ? `ô ${names}` : names)].filter(Boolean).join(", ");
      item.append(words || from.name.split("/").pop());
      if (whole) item.append(path(from));
      found.append(item);
    }
    return found;
  }

  function lines(texts) {
    const found = make("ul");
    found.append(...texts.map((text) => make("li", text)));
    return found;
  }

  function entry(list, term, ...content) {
    const value = make("dd");
    value.append(...content);
    list.append(make("dt", term), value);
  }

  function describe(trace, whole) {
    const list = make("dl", "", "bc-trace-body");
    if (trace.about) entry(list, "Chỉ số", trace.about);
    if (trace.area) entry(list, "Địa bàn", trace.area);
    if (trace.formula) entry(list, "Cách tính", trace.formula);
    if (trace.worked) entry(list, "Thay số", trace.worked);
    if (trace.day) entry(list, "Số liệu ngày", trace.day);
    for (const part of trace.parts || []) {
      const notes = [part.provider, part.definition].filter(Boolean).join("; ");
      entry(list, part.label, make("b", part.text), notes ? ` (${notes})` : "", cells(part.cells || [], whole));
    }
    if (trace.cells) entry(list, "Ô nguồn", cells(trace.cells, whole));
    for (const [target, plan, status] of trace.verdicts || []) {
      entry(list, "Đánh giá", `${target}: `, make("b", status), ` (${plan})`);
    }
    if (trace.notes) entry(list, "Kiểm tra số liệu", lines(trace.notes));
    if (trace.earlier) entry(list, "Báo cáo đã phát hành", lines(trace.earlier));
    return list;
  }

  function told(figure, whole) {
    const trace = traces.figures[figure.dataset.figure];
    return trace ? describe(trace, whole) : make("p", "Sổ số liệu của báo cáo không có con số này.", "bc-trace-body");
  }

  const dialog = make("dialog", "", "bc-trace");
  dialog.setAttribute("aria-labelledby", "bc-trace-title");
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  function open(figure) {
    hide();
    const head = make("div", "", "bc-trace-head");
    const title = make("p", `Nguồn của con số ${figure.textContent}`, "bc-trace-title");
    title.id = "bc-trace-title";
    const close = make("button", "Đóng", "bc-close");
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    head.append(title, close);
    const body = told(figure, true);
    if (body.tagName === "DL") {
      const link = make("a", "Mở trang này ở con số này");
      link.href = `#${PLACE}${figure.dataset.figure}`;
      entry(body, "Liên kết", link);
      entry(body, "Tra bằng dòng lệnh", make("code", `${traces.command} ${figure.dataset.figure}`));
    }
    dialog.replaceChildren(head, body);
    dialog.showModal();
  }

  const tip = make("div", "", "bc-tip");
  tip.id = "bc-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let pointed = null;

  // On the side where more room is; no gap in between for the pointer.
  function place(figure) {
    const at = figure.getBoundingClientRect();
    const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
    const below = at.top + at.bottom < window.innerHeight;
    const top = below ? at.bottom - 1 : at.top - tip.offsetHeight + 1;
    tip.style.left = `${Math.max(Math.min(at.left, room), 8) + window.scrollX}px`;
    tip.style.top = `${top + window.scrollY}px`;
  }

  function show(figure) {
    if (pointed === figure) return;
    hide();
    pointed = figure;
    load(function () {
      if (pointed !== figure) return;
      tip.replaceChildren(told(figure, false));
      tip.hidden = false;
      figure.setAttribute("aria-describedby", tip.id);
      place(figure);
    });
  }

  function hide() {
    if (pointed) pointed.removeAttribute("aria-describedby");
    pointed = null;
    tip.hidden = true;
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch" || dialog.open) return;
    const figure = event.target.closest(".bc-figure");
    if (figure) show(figure);
    else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener("focusin", function (event) {
    const figure = event.target.closest(".bc-figure");
    if (figure && figure.matches(":focus-visible") && !dialog.open) show(figure);
    else if (!tip.contains(event.target)) hide();
  });

  function ask(figure) {
    load(() => open(figure));
  }

  // Outside tables every figure is a stop of the Tab key. A table is one stop: within it the
  // arrow keys go from figure to figure, so that hundreds of them do not stand in the way.
  function prepare() {
    for (const hint of document.querySelectorAll(".bc-hint")) hint.hidden = false;
    for (const figure of document.querySelectorAll(".bc-figure")) {
      figure.setAttribute("role", "button");
      figure.setAttribute("aria-haspopup", "dialog");
      figure.tabIndex = figure.closest("table") ? -1 : 0;
      const place = PLACE + figure.dataset.figure;
      if (!document.getElementById(place)) figure.id = place;
    }
    for (const table of document.querySelectorAll("table")) {
      const first = table.querySelector(".bc-figure");
      if (first) first.tabIndex = 0;
    }
  }

  function move(figure, key) {
    const cell = figure.closest("td, th");
    const row = cell.parentElement;
    const rows = [...row.closest("table").tBodies[0].rows].filter((r) => !r.hidden);
    const all = [...row.querySelectorAll(".bc-figure")];
    const along = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (along) return all[all.indexOf(figure) + along];
    const step = key === "ArrowUp" ? -1 : 1;
    for (let place = rows.indexOf(row) + step; rows[place]; place += step) {
      const below = rows[place].cells[cell.cellIndex];
      const found = below && below.querySelector(".bc-figure");
      if (found) return found;
    }
    return undefined;
  }

  document.addEventListener("click", function (event) {
    const figure = event.target.closest(".bc-figure");
    if (figure) ask(figure);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
    const figure = event.target.closest && event.target.closest(".bc-figure");
    if (!figure) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      ask(figure);
    } else if (event.key.startsWith("Arrow") && figure.closest("table")) {
      const next = move(figure, event.key);
      event.preventDefault();
      if (!next) return;
      figure.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  });
  function unfold(figure) {
    for (let box = figure.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    let row = figure.closest("tr.bc-folded");
    while (row && !row.classList.contains("bc-group")) row = row.previousElementSibling;
    row?.querySelector(".bc-fold")?.click();
  }

  function asked() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; /* "%" alone */ }
  }

  // An address that leads to a figure opens what it is from, in whatever the figure is folded.
  function follow() {
    const id = asked();
    const figure = id.startsWith(PLACE) && document.getElementById(id);
    if (!figure) return;
    unfold(figure);
    figure.scrollIntoView({ block: "center" });
    if (!dialog.open) ask(figure);
  }

  prepare();
  follow();
  window.addEventListener("hashchange", follow);
})();

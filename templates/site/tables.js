// Tables that sort by a heading and filter by words or by status. Without this script
// every table stands as it was printed.
(function () {
  "use strict";
  const FEW = 5; // rows that need no sorting
  const MANY = 12; // rows that are worth a filter

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }

  // What readers chose stands in the address, so that a link shows the same.
  const address = {
    read: (name) => location.search && (new URLSearchParams(location.search).get(name) || ""),
    write(name, value) {
      const words = new URLSearchParams(location.search);
      if (value) words.set(name, value);
      else words.delete(name);
      const asked = words.toString();
      try { history.replaceState(null, "", location.pathname + (asked ? `?${asked}` : "") + location.hash); } catch { /* a file that a browser keeps apart */ }
    },
  };

  // What a table is called in the address: by its own name or the heading above it, and numbered
  // where that has several.
  function named() {
    const names = new Map();
    const used = {};
    let heading = "bang";
    for (const part of document.querySelectorAll("section[id], h2[id], h3[id], h4[id], table.bc-table")) {
      if (part.tagName !== "TABLE") {
        heading = part.id;
        continue;
      }
      const name = part.dataset.name || heading;
      used[name] = (used[name] || 0) + 1;
      names.set(part, used[name] > 1 ? `${name}-${used[name]}` : name);
    }
    return names;
  }

  function key(cell) {
    const text = (cell ? cell.dataset.value || cell.textContent : "").trim();
    const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
    if (day) return Number(day[3]) * 10000 + Number(day[2]) * 100 + Number(day[1]);
    const month = /^(\d{1,2})\/(\d{4})$/.exec(text);
    if (month) return Number(month[2]) * 10000 + Number(month[1]) * 100;
    const number = /^[^\d]{0,16}?(-?\d[\d.]*(?:,\d+)?)/.exec(text);
    if (number) return Number(number[1].replace(/\./g, "").replace(",", "."));
    return text;
  }

  function compare(one, other) {
    if (one === "" || other === "") return one === other ? 0 : one === "" ? 1 : -1;
    const numbers = typeof one === "number" && typeof other === "number";
    if (numbers) return one - other;
    return String(one).localeCompare(String(other), "vi", { numeric: true });
  }

  // Rows between two group titles are sorted among themselves; totals stay last.
  function parts(rows) {
    const found = [{ title: null, rows: [], totals: [] }];
    for (const row of rows) {
      if (row.classList.contains("bc-group")) found.push({ title: row, rows: [], totals: [] });
      else found[found.length - 1][row.classList.contains("bc-total") ? "totals" : "rows"].push(row);
    }
    return found;
  }

  function sort(table, rows, column, direction) {
    const body = table.tBodies[0];
    for (const part of parts(rows())) {
      let sorted = part.rows.slice();
      if (direction) {
        const keyed = sorted.map((row) => [key(row.cells[column]), row]);
        const sign = direction === "ascending" ? 1 : -1;
        keyed.sort((a, b) => (a[0] === "" || b[0] === "" ? 1 : sign) * compare(a[0], b[0]));
        sorted = keyed.map((pair) => pair[1]);
      }
      for (const row of [part.title, ...sorted, ...part.totals]) if (row) body.append(row);
    }
  }

  function sortable(table, rows) {
    const order = { none: "ascending", ascending: "descending", descending: "none" };
    const headings = table.querySelectorAll("thead th[data-column]");
    for (const heading of headings) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "bc-sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", function () {
        const next = order[heading.getAttribute("aria-sort") || "none"];
        for (const other of headings) other.removeAttribute("aria-sort");
        if (next !== "none") heading.setAttribute("aria-sort", next);
        sort(table, rows, Number(heading.dataset.column), next === "none" ? "" : next);
      });
    }
  }

  function labelled(text, control) {
    const label = document.createElement("label");
    label.append(text + " ", control);
    return label;
  }

  function choice(table) {
    const select = document.createElement("select");
    const texts = new Set([...table.querySelectorAll("tbody .bc-status")].map((s) => s.textContent));
    select.append(new Option("tất cả", ""), ...[...texts].map((text) => new Option(text, text)));
    return select;
  }

  function filterable(table, rows, name) {
    const tools = document.createElement("div");
    tools.className = "bc-tools";
    const input = document.createElement("input");
    input.type = "search";
    const told = document.createElement("span");
    told.className = "bc-muted";
    told.setAttribute("aria-live", "polite");
    tools.append(labelled("Tìm trong danh sách", input));
    const select = table.dataset.filter === "status" ? choice(table) : null;
    if (select) tools.append(labelled("Tình trạng", select));
    tools.append(told);
    let words = null; // of each row, read when they are first looked through

    const kept = [["loc", input], ["tt", select]].filter((pair) => pair[1]);
    for (const [what, control] of kept) control.value = address.read(`${name}-${what}`);
    if (select && select.selectedIndex < 0) select.value = "";

    // The words of each row, with those of the group's title above it.
    function said() {
      let title = "";
      return rows().map(function (row) {
        const own = fold(row.textContent);
        if (!row.classList.contains("bc-group")) return `${own} ${title}`;
        title = own;
        return "";
      });
    }

    // What is asked for as one phrase; where no row has that, its words wherever they stand.
    function terms() {
      const phrase = fold(input.value.trim());
      return words.some((text) => text.includes(phrase)) ? [phrase] : phrase.split(/\s+/);
    }

    function shown(row, place, wanted) {
      if (!wanted.every((term) => words[place].includes(term))) return false;
      if (!select || !select.value) return true;
      return [...row.querySelectorAll(".bc-status")].some((s) => s.textContent === select.value);
    }

    function apply() {
      words ||= said();
      const wanted = terms();
      let count = 0;
      let all = 0;
      rows().forEach(function (row, place) {
        if (row.classList.contains("bc-group")) return;
        row.hidden = !shown(row, place, wanted);
        all += 1;
        count += row.hidden ? 0 : 1;
      });
      for (const part of parts(rows())) {
        if (part.title) part.title.hidden = [...part.rows, ...part.totals].every((row) => row.hidden);
      }
      table.classList.toggle("bc-filtered", count !== all);
      told.textContent = count === all ? "" : `Hiện ${count}/${all} dòng`;
    }
    for (const [what, control] of kept) {
      control.addEventListener("input", function () {
        address.write(`${name}-${what}`, control.value);
        apply();
      });
    }
    if (kept.some((pair) => pair[1].value)) apply();
    (table.closest(".bc-scroll") || table).before(tools);
  }

  // Rows below a title that is marked as folded are shown when it is pressed; on paper all are.
  function foldable(table, rows) {
    for (const part of table.querySelector("[data-folded]") ? parts(rows()) : []) {
      if (!part.title || part.title.dataset.folded === undefined) continue;
      const heading = part.title.cells[0];
      const button = document.createElement("button");
      button.type = "button";
      button.className = "bc-fold";
      button.append(...heading.childNodes);
      heading.append(button);
      const fold = function (folded) {
        button.setAttribute("aria-expanded", String(!folded));
        for (const row of [...part.rows, ...part.totals]) row.classList.toggle("bc-folded", folded);
      };
      button.addEventListener("click", () => fold(button.getAttribute("aria-expanded") === "true"));
      fold(true);
    }
  }

  // A table or drawing that is wider than the page is scrolled by keyboard too; a shadow says where
  // it goes on.
  function scrollable(box) {
    const drawing = box.matches(".bc-drawing"); // has a role and a name of its own
    const caption = box.querySelector("caption");
    function update() {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        if (drawing) return;
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", caption ? caption.textContent : "Bảng");
      } else {
        for (const name of drawing ? ["tabindex"] : ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      }
    }
    function shade() {
      const left = box.scrollLeft > 1 ? "left" : "";
      const right = box.scrollLeft + box.clientWidth < box.scrollWidth - 1 ? "right" : "";
      const more = [left, right].filter(Boolean).join(" ");
      if (more !== (box.dataset.more || "")) box.dataset.more = more;
    }
    box.addEventListener("scroll", shade, { passive: true });
    new ResizeObserver(() => { update(); shade(); }).observe(box); // at once, too, when all is laid out
  }

  for (const [table, name] of named()) {
    const found = table.querySelectorAll("tbody tr");
    let printed = null; // the rows as they were printed, taken when they are first needed
    const rows = () => printed ||= [...found];
    foldable(table, rows);
    if (found.length < FEW || table.matches(".bc-short")) continue;
    sortable(table, rows);
    if (found.length >= MANY) filterable(table, rows, name);
  }
  document.querySelectorAll(".bc-scroll, .bc-drawing").forEach(scrollable);
})();

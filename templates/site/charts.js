// Draws the charts of a page anew, so that a pointer reads each bar. Until then, and where this
// fails, the printed picture stands there. No chart may load anything: its data is in the page.
(function () {
  "use strict";
  const FONT = 'Arial, Arimo, "Liberation Sans", Roboto, sans-serif';
  const NUMBERS = { decimal: ",", thousands: ".", grouping: [3], currency: ["", " đồng"] };
  const MONTHS = Array.from({ length: 12 }, (_, month) => `tháng ${month + 1}`);
  const DATES = {
    dateTime: "%H:%M %d/%m/%Y", date: "%d/%m/%Y", time: "%H:%M:%S", periods: ["sáng", "chiều"],
    days: ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"],
    shortDays: ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
    months: MONTHS, shortMonths: MONTHS.map((_, month) => `Th${month + 1}`),
  };
  const refuse = () => Promise.reject(new Error("a chart may load nothing"));

  function draw(figure) {
    const spec = JSON.parse(figure.querySelector(".bc-spec").textContent);
    spec.config = { ...spec.config, font: FONT, customFormatTypes: false };
    delete spec.autosize; // the drawing is scaled to the page as a whole
    const box = document.createElement("div");
    const options = {
      mode: "vega-lite", renderer: "svg", actions: false, ast: true,
      formatLocale: NUMBERS, timeFormatLocale: DATES,
      loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} },
    };
    return window.vegaEmbed(box, spec, options).then(function () {
      const drawing = box.querySelector("svg");
      if (!drawing) return;
      drawing.removeAttribute("width");
      drawing.removeAttribute("height");
      drawing.setAttribute("aria-hidden", "true");
      figure.querySelector(".bc-drawing").replaceChildren(box);
      figure.dataset.drawn = "vega";
    });
  }

  const figures = [...document.querySelectorAll(".bc-chart")].filter((f) => f.querySelector(".bc-spec"));
  if (!window.vegaEmbed) return;
  for (const figure of figures) draw(figure).catch((error) => (figure.dataset.drawn = String(error.message)));
})();

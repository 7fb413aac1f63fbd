// Programme and period of the start page. A period has a page of its own and the programme stands
// in the address, so that a link shows the same.
(function () {
  "use strict";
  // A phone draws its first screen first. The cards below follow when it is touched, or a second later.
  const later = document.querySelectorAll(".bc-latest tbody + tbody");
  const follow = () => later.forEach((part) => { part.className = ""; });
  later.forEach((part) => { part.className = "bc-later"; });
  for (const touched of ["scroll", "pointerdown", "keydown", "input"]) addEventListener(touched, follow, { once: true });
  addEventListener("load", () => setTimeout(follow, 1000));

  const box = document.getElementById("chon");
  if (!box) return;
  const programme = box.querySelector("[name=ct]");
  const period = box.querySelector("[name=ky]");
  const kept = location.search && new URLSearchParams(location.search).get("ct");
  if (kept && [...programme.options].some((option) => option.value === kept)) programme.value = kept;

  function go(page) {
    const asked = new URLSearchParams(location.search);
    if (programme.value) asked.set("ct", programme.value);
    else asked.delete("ct");
    const words = asked.toString();
    location.href = page + (words ? `?${words}` : "");
  }

  programme.addEventListener("input", () => go(location.pathname));
  period.addEventListener("input", () => go(period.value));
  for (const part of kept && programme.value ? document.querySelectorAll(".bc-programme") : []) {
    part.hidden = part.dataset.programme !== programme.value;
  }
})();

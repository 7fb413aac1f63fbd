// Programme and period of the start page. A period has a page of its own and the programme stands
// in the address, so that a link shows the same.
(function () {
  "use strict";
  const box = document.getElementById("chon");
  if (!box) return;
  const programme = box.querySelector("[name=ct]");
  const period = box.querySelector("[name=ky]");
  const asked = new URLSearchParams(location.search);
  const kept = asked.get("ct");
  if (kept && [...programme.options].some((option) => option.value === kept)) programme.value = kept;

  function go(page) {
    if (programme.value) asked.set("ct", programme.value);
    else asked.delete("ct");
    const words = asked.toString();
    location.href = page + (words ? `?${words}` : "");
  }

  programme.addEventListener("input", () => go(location.pathname));
  period.addEventListener("input", () => go(period.value));
  for (const part of programme.value ? document.querySelectorAll(".bc-programme") : []) {
    part.hidden = part.dataset.programme !== programme.value;
  }
})();

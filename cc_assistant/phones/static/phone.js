// Asks now and then whether the group has gone on. Without this script the page is loaded again by itself.
"use strict";
(() => {
  const shown = document.body.dataset.step;
  const moved = document.getElementById("moved");
  let touched = false;
  document.addEventListener("input", () => { touched = true; });
  document.addEventListener("submit", () => { touched = false; clearInterval(timer); });
  const look = async () => {
    try {
      const reply = await fetch("step", { cache: "no-store" });
      if (!reply.ok) return;
      const { step } = await reply.json();
      if (String(step) === shown) return;
      if (touched && moved) moved.hidden = false; // what was typed stays until its writer lets it go
      else location.reload();
    } catch { /* the network is away for a moment */ }
  };
  const timer = setInterval(look, 1500);
})();

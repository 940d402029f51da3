/* Light or dark: as the system says, until the reader chooses otherwise. */
(function () {
  "use strict";

  const KEY = "cc-assistant.theme";
  const page = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser that keeps nothing follows the system
    }
  }

  function isDark() {
    return (page.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
  }

  if (["light", "dark"].includes(chosen())) page.dataset.theme = chosen();
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const name = () => {
      for (const one of document.querySelectorAll("picture source")) one.media = isDark() ? "screen" : "not all";
      button.textContent = isDark() ? "Light" : "Dark";
      button.setAttribute("aria-label", isDark() ? "Use light colours" : "Use dark colours");
    };
    button.hidden = false;
    name();
    dark.addEventListener("change", name);
    button.addEventListener("click", () => {
      page.dataset.theme = isDark() ? "light" : "dark";
      name();
      try {
        localStorage.setItem(KEY, page.dataset.theme);
      } catch {
        return; // it holds for this page
      }
    });
    // On paper everything is shown, but for what a page keeps short unless the reader opened it.
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open], .short)")];
      for (const one of opened) one.open = true;
    });
    addEventListener("afterprint", () => {
      for (const one of opened) one.open = false;
    });
  });
})();

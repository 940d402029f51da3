/* The page that says "not found" is shown in the place of the one that was asked for. Where that would be one
   folder down, all that the page names is one folder up; the copy of this script that is found tells which. */
(function () {
  "use strict";

  if (!document.currentScript.getAttribute("src").startsWith("../")) return;
  for (const name of ["href", "action"]) {
    for (const one of document.querySelectorAll(`[${name}]:not([${name}^="#"])`)) {
      one.setAttribute(name, `../${one.getAttribute(name)}`);
    }
  }
})();

// Runs before textual.js, which opens the terminal when the page has loaded. Every address is relative
// to the page, so that the app works behind a proxy, under any path.
"use strict";

const here = (path) => new URL(path, new URL(".", location.href)).href;
const byId = (id) => document.getElementById(id);

// The token came with the link; from here on the cookie speaks. Keep it out of the history.
history.replaceState(null, "", location.pathname);

const newName = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// Names this page to the server: its files go to its own session.
const tab = newName();

// Names what this tab keeps, its conversation above all: found again when the page is loaded again.
const keep = (desk) => {
  try {
    sessionStorage.setItem("desk", desk);
  } catch {} // where storing is forbidden, a page that is loaded again begins anew
  return desk;
};
const found = () => {
  try {
    return sessionStorage.getItem("desk");
  } catch {
    return null;
  }
};
const desk = keep(/^[0-9a-f]{32}$/.test(found() ?? "") ? found() : newName());

const socket = new URL(here(`ws/${tab}/${desk}`));
socket.protocol = socket.protocol === "https:" ? "wss:" : "ws:";
byId("terminal").dataset.sessionWebsocketUrl = socket.href;

// What the app opens comes through window.open: a delivered file, a page of ours, a page elsewhere, its
// wish to be sent a file, or, in a tab that was duplicated, the name of its copied desk.
const openWindow = window.open.bind(window);
window.open = (address, target) => {
  if (address === undefined) return openWindow();
  if (address === "cc-assistant:send-a-file") {
    byId("sent").textContent = "";
    if (!byId("sending").open) byId("sending").showModal();
    return null;
  }
  if (String(address).startsWith("cc-assistant:desk-")) {
    keep(String(address).slice("cc-assistant:desk-".length));
    return null;
  }
  const delivered = `${location.origin}/download/`;
  const wanted = String(address);
  const file = wanted.startsWith(delivered);
  const url = new URL(file ? `download/${wanted.slice(delivered.length)}` : wanted, here("."));
  if (!["http:", "https:", "mailto:"].includes(url.protocol)) return null;
  const link = document.createElement("a");
  link.href = url.href;
  link.rel = "noopener noreferrer";
  if (file) link.download = ""; // stays on this page, whatever comes, and is no pop-up that could be blocked
  else link.target = target ?? "_blank";
  document.body.append(link);
  link.click();
  link.remove();
  return null;
};

byId("again").addEventListener("click", () => location.reload());
byId("close").addEventListener("click", () => byId("sending").close());
byId("sending").addEventListener("close", () => document.querySelector(".xterm-helper-textarea")?.focus());
byId("file").addEventListener("change", async () => {
  const [file] = byId("file").files;
  if (!file) return;
  byId("sent").textContent = `Sending ${file.name} …`;
  try {
    const reply = await fetch(here(`upload/${tab}?name=${encodeURIComponent(file.name)}`), {
      method: "POST",
      body: file,
    });
    const told = await reply.json();
    if (reply.ok) byId("sending").close(); // the app says what becomes of it
    else byId("sent").textContent = told.fault;
  } catch {
    byId("sent").textContent = "The server does not answer. The file was not sent.";
  }
  byId("file").value = "";
});

// Typing goes to the app from its first frame on.
const drawn = new MutationObserver(() => {
  if (!document.body.classList.contains("-first-byte")) return;
  document.querySelector(".xterm-helper-textarea")?.focus();
  drawn.disconnect();
});
drawn.observe(document.body, { attributes: true });

/* Sessions in this browser, and as files that the app takes in and writes: both have the same form. */
(function (root) {
  "use strict";

  const PREFIX = "cc-assistant.session.";
  const { days } = root.CC;

  /** What is kept where the browser keeps nothing: it lasts as long as the page. */
  const forPage = new Map();

  /** Where the browser keeps things; null where it lets nobody in. A full one can still be read. */
  function store() {
    try {
      localStorage.getItem(PREFIX);
      return localStorage;
    } catch {
      return null;
    }
  }

  function keeps() {
    try {
      localStorage.setItem(`${PREFIX}?`, "1");
      localStorage.removeItem(`${PREFIX}?`);
      return true;
    } catch {
      return false;
    }
  }

  function keys() {
    const kept = store();
    return kept ? Object.keys(kept).filter((key) => key.startsWith(PREFIX)) : [];
  }

  function all() {
    const texts = new Map(keys().map((key) => [key.slice(PREFIX.length), store().getItem(key)]));
    for (const [id, text] of forPage) texts.set(id, text);
    const found = [];
    for (const text of texts.values()) {
      try {
        found.push(read(text));
      } catch {
        continue; // written by something else; it stays as it is
      }
    }
    return found.sort((a, b) => (a.changed < b.changed ? 1 : -1));
  }

  /** Keep a session; false where the browser does not let us. */
  function save(session) {
    const text = JSON.stringify(session);
    try {
      localStorage.setItem(PREFIX + session.id, text);
      forPage.delete(session.id);
      return true;
    } catch {
      forPage.set(session.id, text);
      return false;
    }
  }

  /** What is kept of a session now, by this tab or another; null where nothing is. */
  function get(id) {
    const kept = store();
    const text = forPage.get(id) ?? (kept && kept.getItem(PREFIX + id));
    try {
      return text ? read(text) : null;
    } catch {
      return null;
    }
  }

  function remove(id) {
    forPage.delete(id);
    const kept = store();
    if (kept) kept.removeItem(PREFIX + id);
  }

  /** Delete all that these pages keep, sessions and choices. */
  function removeAll() {
    forPage.clear();
    const kept = store();
    if (!kept) return;
    for (const key of Object.keys(kept)) if (key.startsWith("cc-assistant.")) kept.removeItem(key);
  }

  /** Call `act` with the id of a session that another tab kept or, with `false`, deleted. */
  function watch(act) {
    addEventListener("storage", (event) => {
      if (event.key && event.key.startsWith(PREFIX)) act(event.key.slice(PREFIX.length), event.newValue !== null);
    });
  }

  /* Which session this tab is at: another tab may be at another. */

  function setOpen(id) {
    try {
      sessionStorage.setItem("cc-assistant.open", id);
    } catch {
      return; // the one changed last is taken then
    }
  }

  function open() {
    const found = all();
    let id = null;
    try {
      id = sessionStorage.getItem("cc-assistant.open");
    } catch {
      id = null;
    }
    return found.find((session) => session.id === id) || found[0] || null;
  }

  function newId(title, day) {
    const plain = title.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
    const base = `${plain || "session"}-${days.write(day)}`;
    const taken = new Set(all().map((session) => session.id));
    let id = base;
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
    return id;
  }

  /** The session of a file's text; throws an Error that says what is wrong. */
  function read(text) {
    let told;
    try {
      told = JSON.parse(text);
    } catch {
      throw new Error("This file cannot be read as a session: it is not JSON, or was cut short.");
    }
    if (told === null || typeof told !== "object" || Array.isArray(told)) throw foreign();
    if ("answers" in told && !("records" in told)) return fromAnswers(told);
    if (!("records" in told) || !("version" in told)) throw foreign();
    if (told.version !== 1) throw new Error("This session was written by a newer program than this website.");
    if (typeof told.title !== "string" || typeof told.id !== "string" || !isPlain(told.records)) throw foreign();
    const empty = { kind: "solo", route: "quick", people: [], at: null, path: [], notes: [], parked: [], marks: {}, own_items: [] };
    const session = { ...empty, ...told };
    for (const [name, record] of Object.entries(session.records)) {
      if (!isPlain(record)) throw foreign();
      session.records[name] = { ...record, question: name, value: record.value ?? null };
    }
    if (!isWhole(session)) throw foreign();
    return session;
  }

  const isText = (value) => typeof value === "string";
  const isDay = (value) => value === null || (isText(value) && days.read(value) !== null);
  const isList = (value, each) => Array.isArray(value) && value.every(each);
  const STATUS = ["to-do", "in-progress", "done", "not-for-us"];
  const MARK = { owner: "", reason: "", note: "", due: null, on: null, status: "to-do" };

  /** Whether everything that the pages read of a session has the form that they read. */
  function isWhole(session) {
    const isValue = (value) => value === null || isText(value) || Number.isFinite(value) ||
      isList(value, (one) => isText(one) || Number.isInteger(one));
    const isRecord = (record) => isValue(record.value) && typeof (record.skipped ?? false) === "boolean" && isDay(record.on ?? null);
    const isMark = (mark) => {
      if (!isPlain(mark)) return false;
      const { owner, reason, note, due, on, status } = { ...MARK, ...mark };
      return [owner, reason, note].every(isText) && isDay(due) && isDay(on) && STATUS.includes(status);
    };
    const isOwn = (own) => isPlain(own) && isText(own.id) && isText(own.title) && isList(own.steps ?? [], isText) &&
      isText(own.done_when ?? "");
    return isText(session.changed) && ["quick", "full"].includes(session.route) &&
      (session.at === null || isText(session.at)) && isList(session.path, isText) &&
      Array.isArray(session.notes) && Array.isArray(session.parked) && isPlain(session.marks) &&
      Object.values(session.records).every(isRecord) && Object.values(session.marks).every(isMark) &&
      isList(session.own_items, isOwn);
  }

  /** A file of answers, as the app's "interview --answers" takes it; ids only. */
  function fromAnswers(told) {
    const { own_items: items = [], notes = [], skipped = [] } = told;
    if (!isPlain(told.answers) || !isList(items, isPlain) || ![notes, skipped].every(Array.isArray)) throw foreign();
    const time = new Date().toISOString();
    const on = typeof told.on === "string" ? told.on : days.write(days.today());
    const records = {};
    const answers = { ...told.answers, ...(told.worry ? { worry: told.worry } : {}) };
    for (const [question, value] of Object.entries(answers)) {
      records[question] = { question, value, skipped: false, on, how: "own", reason: "", origin: "file", words: "" };
    }
    for (const question of skipped) records[question] ??= { question, value: null, skipped: true };
    const title = typeof told.title === "string" && told.title ? told.title : "My service";
    const own = items.map((item, at) => ({
      id: String(at + 1), title: item.title, steps: item.steps || [], done_when: item.done_when || "",
    }));
    const session = {
      version: 1, id: "from-answers", title, kind: "solo", route: told.route === "quick" ? "quick" : "full",
      questionnaire: 1, made: time, changed: time, people: [{ id: "me", initials: "me", role: "" }], at: null, path: [],
      records, notes: notes.map((text) => ({ text, question: null, on })), parked: [],
      marks: { ...(told.items || {}) }, own_items: own,
    };
    if (!isWhole(session)) throw foreign();
    return session;
  }

  function foreign() {
    return new Error("This file is not a session of CC Assistant.");
  }

  function isPlain(value) {
    return value !== null && typeof value === "object" && !Array.isArray(value);
  }

  /** Hand a text to the reader as a file. */
  function download(name, text, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  root.CC = Object.assign(root.CC || {}, {
    sessions: { all, get, save, remove, removeAll, watch, open, setOpen, newId, read, keeps, download },
  });
})(globalThis);

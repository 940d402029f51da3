/* Sessions in this browser, and as files that the app takes in and writes: both have the same form. */
(function (root) {
  "use strict";

  const PREFIX = "cc-assistant.session.";
  const { days } = root.CC;

  /** What is kept where the browser keeps nothing: it lasts as long as the page. */
  const forPage = new Map();

  function store() {
    try {
      const probe = `${PREFIX}?`;
      localStorage.setItem(probe, "1");
      localStorage.removeItem(probe);
      return localStorage;
    } catch {
      return null;
    }
  }

  function keeps() {
    return store() !== null;
  }

  function all() {
    const found = [];
    const kept = store();
    const texts = kept
      ? Object.keys(kept).filter((key) => key.startsWith(PREFIX)).map((key) => kept.getItem(key))
      : [...forPage.values()];
    for (const text of texts) {
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
      return true;
    } catch {
      forPage.set(session.id, text);
      return false;
    }
  }

  function remove(id) {
    forPage.delete(id);
    const kept = store();
    if (kept) kept.removeItem(PREFIX + id);
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
    if (!isPlain(session.marks) || ![session.path, session.notes, session.own_items].every(Array.isArray)) throw foreign();
    return session;
  }

  /** A file of answers, as the app's "interview --answers" takes it; ids only. */
  function fromAnswers(told) {
    if (!isPlain(told.answers)) throw foreign();
    const time = new Date().toISOString();
    const on = typeof told.on === "string" ? told.on : days.write(days.today());
    const records = {};
    const answers = { ...told.answers, ...(told.worry ? { worry: told.worry } : {}) };
    for (const [question, value] of Object.entries(answers)) {
      records[question] = { question, value, skipped: false, on, how: "own", reason: "", origin: "file", words: "" };
    }
    for (const question of told.skipped || []) records[question] ??= { question, value: null, skipped: true };
    const title = typeof told.title === "string" && told.title ? told.title : "My service";
    const own = (told.own_items || []).map((item, at) => ({
      id: String(at + 1), title: item.title, steps: item.steps || [], done_when: item.done_when || "",
    }));
    return {
      version: 1, id: "from-answers", title, kind: "solo", route: told.route === "quick" ? "quick" : "full",
      questionnaire: 1, made: time, changed: time, people: [{ id: "me", initials: "me", role: "" }], at: null, path: [],
      records, notes: (told.notes || []).map((text) => ({ text, question: null, on })), parked: [],
      marks: { ...(told.items || {}) }, own_items: own,
    };
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

  root.CC = Object.assign(root.CC || {}, { sessions: { all, save, remove, newId, read, keeps, download } });
})(globalThis);

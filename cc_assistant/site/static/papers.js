/* The checklist in words, as a table for spreadsheets and as a calendar. */
(function (root) {
  "use strict";

  const { days } = root.CC;
  const PHASES = { initiation: "Before opening", operation: "Once it runs", maintenance: "Keeping it going" };
  const EFFORT = { S: "Days", M: "Weeks", L: "Months" };
  const STATUS = { "to-do": "To do", "in-progress": "In progress", done: "Done", "not-for-us": "Not for us" };
  const START = { opening: "opening", today: "today", "funding-end": "the end of the funding" };
  const RANK = { must: 1, should: 5, could: 9 };
  const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/; // what a spreadsheet might run (OWASP, "CSV Injection")
  const MARK = "\ufeff"; // without it Excel takes UTF-8 for the code page of the country

  function isOpen(item) {
    return ["to-do", "in-progress"].includes(item.mark.status);
  }

  function lower(text) {
    return /^(?:NHS|GP)/.test(text) ? text : text[0].toLowerCase() + text.slice(1);
  }

  function capital(text) {
    return text[0].toUpperCase() + text.slice(1);
  }

  function titleOf(item) {
    return item.check ? `Check that it is in place: ${lower(item.title)}` : item.title;
  }

  function dueWords(due) {
    if (due.day !== null) return due.now ? `now (it was due on ${days.inWords(due.day)})` : `by ${days.inWords(due.day)}`;
    if (due.counted_from === "own") return "no date yet";
    if (!due.weeks) return `at ${START[due.counted_from]}`;
    const weeks = Math.abs(due.weeks);
    return `${weeks} week${weeks === 1 ? "" : "s"} ${due.weeks < 0 ? "before" : "after"} ${START[due.counted_from]}`;
  }

  function roleOf(rules, name) {
    return rules.data.roles[name] || name.replaceAll("-", " ");
  }

  function phasesOf(checklist) {
    return checklist.running ? { ...PHASES, initiation: "What should be in place" } : PHASES;
  }

  /** The checklist as CSV (RFC 4180): one row an item; a cell that might be run as a formula has an apostrophe before it. */
  function table(rules, checklist) {
    const phases = phasesOf(checklist);
    const columns = [
      ["No.", (_, at) => String(at + 1)],
      ["Item", (item) => item.title],
      ["Status", (item) => STATUS[item.mark.status]],
      ["Priority", (item) => rules.data.priorities[item.priority]],
      ["Due", (item) => days.write(item.due.day) || ""],
      ["When", (item) => dueWords(item.due)],
      ["Owner", (item) => item.mark.owner],
      ["Leads", (item) => item.who.slice(0, 1).map((name) => capital(roleOf(rules, name))).join("")],
      ["With", (item) => item.who.slice(1).map((name) => roleOf(rules, name)).join(", ")],
      ["Effort", (item) => (item.kind === "recommendation" ? EFFORT[item.effort] : "")],
      ["Phase", (item) => phases[item.phase]],
      ["Why it matters", (item) => item.rationale],
      ["Here because", (item) => item.because.map((reason) => reason.words).join("\n")],
      ["Steps", (item) => item.steps.map((step, at) => `${at + 1}. ${step}`).join("\n")],
      ["Done when", (item) => item.done_when],
      ["Strength", (item) => rules.items.get(item.id)?.strength || ""],
      ["Note", (item) => item.mark.note],
      ["Reason (not for us)", (item) => item.mark.reason],
    ];
    const rows = [columns.map(([head]) => head), ...checklist.items.map((item, at) => columns.map(([, of]) => of(item, at)))];
    return MARK + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  }

  function cell(text) {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /**
   * The dated items that are open as a calendar (iCalendar, RFC 5545), a day each. They keep their ids, so that
   * a later file changes what an earlier one brought. Null where nothing has a date.
   */
  function calendar(rules, checklist, session, today) {
    const changed = new Date(session.changed);
    const stamp = Number.isNaN(changed.getTime()) ? new Date(0) : changed;
    const dated = checklist.items.filter((item) => isOpen(item) && item.due.day !== null);
    if (!dated.length) return null;
    const events = dated.flatMap((item) => {
      const day = item.due.now ? Math.max(item.due.day, today) : item.due.day;
      return [
        "BEGIN:VEVENT", `UID:${escaped(`${item.id}.${session.id}@cc-assistant`)}`, `DTSTAMP:${moment(stamp)}`,
        `SEQUENCE:${Math.floor(stamp.getTime() / 60000)}`, `SUMMARY:${escaped(item.title.replace(/\s+/g, " "))}`,
        `DESCRIPTION:${escaped(description(rules, item))}`,
        `DTSTART;VALUE=DATE:${date(day)}`, `DTEND;VALUE=DATE:${date(day + 1)}`, `PRIORITY:${RANK[item.priority]}`,
        "TRANSP:TRANSPARENT", "END:VEVENT",
      ];
    });
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CC Assistant//Checklist//EN", "METHOD:PUBLISH",
      `X-WR-CALNAME:${escaped(checklist.title.replace(/\s+/g, " "))}`, ...events, "END:VCALENDAR"];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  }

  function description(rules, item) {
    return [
      `${rules.data.priorities[item.priority]}.`,
      item.mark.owner && `Owner: ${item.mark.owner}.`,
      item.who.length && `Led by ${item.who.map((name) => roleOf(rules, name)).join(", with ")}.`,
      item.check && "Check that it is in place.",
      item.due.now && `Do this ${dueWords(item.due)}.`,
      ...item.steps.map((step) => `- ${step}`),
      item.done_when && `Done when: ${item.done_when}`,
      item.mark.note && `Note: ${item.mark.note}`,
    ].filter(Boolean).join("\n");
  }

  const date = (day) => days.write(day).replaceAll("-", "");
  const moment = (at) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

  function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|[\r\n]/g, "\\n").replace(/[\u0000-\u001f\u007f]/g, " ");
  }

  /** A line in pieces of at most 75 bytes, as the form of a calendar wants it; no sign is cut in two. */
  function folded(line) {
    const bytes = (sign) => new TextEncoder().encode(sign).length;
    const pieces = [""];
    let size = 0;
    for (const sign of line) {
      if (size + bytes(sign) > 74) {
        pieces.push("");
        size = 0;
      }
      pieces[pieces.length - 1] += sign;
      size += bytes(sign);
    }
    return pieces.join("\r\n ");
  }

  root.CC = Object.assign(root.CC || {}, {
    papers: { EFFORT, STATUS, isOpen, lower, titleOf, dueWords, roleOf, phasesOf, table, calendar },
  });
})(globalThis);

/* The interview on its page: start, questions, review and checklist. What is asked and what follows from it
   is worked out by rules.js, steps.js and checklist.js; this file shows it. */
(function (root) {
  "use strict";

  const { CC } = root;
  const { days, steps, sessions, papers, markOf } = CC;
  const { EFFORT, STATUS, isOpen, lower, titleOf, dueWords } = papers;
  const NEAREST = 10;
  const SITE = " – CC Assistant toolkit";

  let place;
  let said;
  let rules;
  let session = null;
  let changes = null;
  let fault = "";
  let attempt = null; // what was given when it was found to be no answer
  let nextWords = ""; // told when the next view is there
  let unkept = false; // the browser did not keep the last change

  /* Elements */

  function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  function list(items, attributes = {}) {
    return el("ul", attributes, items.map((item) => el("li", {}, item)));
  }

  function button(words, act, kind = "button second") {
    return el("button", { type: "button", class: kind, onclick: act }, words);
  }

  function show(title, ...content) {
    place.replaceChildren(...[unkept && unkeptBanner(), ...content].flat(9).filter(Boolean));
    document.title = `${title}${SITE}`;
    const first = document.getElementById("fault") || place.querySelector("h1");
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    scrollTo(0, 0);
    tell(nextWords);
    said.classList.toggle("growth", nextWords !== "");
    nextWords = "";
  }

  function tell(words) {
    said.textContent = words;
    said.classList.remove("growth");
  }

  function unkeptBanner() {
    return el("p", { class: "fault unkept", role: "alert" }, "This browser does not keep your answers: it is full, or it is told to keep nothing. ",
      button("Save them as a file", save, "plain"), " before you leave this page.");
  }

  function now() {
    return { today: days.today(), time: new Date().toISOString() };
  }

  function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  }

  /* Where we are: the address names it, so that the browser's own Back works. */

  const VIEWS = { "": showStart, question: showQuestion, review: showReview, checklist: showChecklist };

  function go(view) {
    if (location.hash.slice(1) === view) render();
    else location.hash = view;
  }

  function render() {
    const view = location.hash.slice(1);
    if (!session || !Object.hasOwn(VIEWS, view)) showStart();
    else VIEWS[view]();
  }

  function keep(next) {
    session = next;
    sessions.setOpen(session.id);
    unkept = !sessions.save(session);
  }

  /** Change the session as it is kept now: what another tab did to it is not lost. */
  function act(change) {
    catchUp();
    keep(change(session));
  }

  function catchUp() {
    const kept = sessions.get(session.id);
    if (kept && kept.changed > session.changed) session = { ...kept, at: session.at, path: session.path };
  }

  /** Another tab kept or deleted a session. */
  function changedElsewhere(id, kept) {
    if (!session || id !== session.id) {
      if (location.hash === "") showStart();
      return;
    }
    if (kept) catchUp();
    const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement.tagName);
    if (kept && !typing && ["checklist", "review"].includes(location.hash.slice(1))) render();
    tell(kept ? "Answers were changed in another window; they count here too."
      : "These answers were deleted in another window. What you answer here is kept again.");
  }

  /* Start */

  function showStart() {
    const found = sessions.all();
    const quick = [...rules.questions.values()].filter((question) => question.short).length;
    const minutes = rules.data.sections.reduce((sum, section) => sum + section.minutes, 0);
    const title = el("input", { type: "text", id: "title", maxlength: 120, autocomplete: "off", "aria-describedby": "title-help" });
    const route = (value, words, checked) =>
      el("label", { class: "option" }, el("input", { type: "radio", name: "route", value, checked }), el("span", {}, words));
    const begin = (event) => {
      event.preventDefault();
      const name = title.value.trim() || "My service";
      const wanted = form.querySelector("input[name=route]:checked").value;
      changes = null;
      keep(steps.start(rules, sessions.newId(name, days.today()), name, wanted, now()));
      go("question");
    };
    const form = el("form", { onsubmit: begin, novalidate: true },
      el("div", { class: "field" },
        el("label", { for: "title" }, "What is your service called?"),
        el("p", { class: "quiet", id: "title-help" }, "A working name is fine. Do not name people."), title),
      el("fieldset", {}, el("legend", {}, el("strong", {}, "How much time have you got?")),
        el("div", { class: "options" },
          route("quick", `About 10 minutes: the ${quick} questions that change most`, true),
          route("full", `About ${minutes} minutes: all ${rules.questions.size} questions`, false))),
      el("p", { class: "buttons" }, el("button", { type: "submit", class: "button" }, "Start")));
    show("Interview",
      el("h1", {}, "Make a checklist for your service"),
      el("p", { class: "lead" }, "One question at a time. There are no wrong answers. If you do not know, say so: it becomes a small task to find out."),
      sessions.keeps() || unkept ? null : el("p", { class: "fault" },
        "This browser keeps nothing between visits. You can answer and print, but save your answers as a file before you leave."),
      found.length ? [el("h2", {}, "Go on"), el("ul", { class: "sessions" }, found.map(sessionLine)),
        el("p", {}, sureButton("Delete everything kept here", "Delete all of it for good?", () => {
          sessions.removeAll();
          session = null;
          showStart();
          tell("Everything is deleted.");
        }))] : null,
      el("div", { class: "two" }, el("div", {}, found.length ? el("h2", {}, "Begin anew") : null, form),
        el("div", { class: "beside" },
          el("h2", {}, "What stays where"),
          el("p", {}, "Your answers are kept in this browser on this device, and nowhere else. Whoever uses this browser can read them. Delete them when you like."),
          el("p", {}, "Save them as a file to go on elsewhere, or in the CC Assistant app."))),
      el("h2", {}, "Open a file"),
      el("p", {}, "A session or answers file, saved here or in the app."),
      el("div", { class: "field" }, el("label", { for: "file" }, "File (.json)"),
        el("input", { type: "file", id: "file", accept: ".json,application/json", onchange: takeFile })),
      el("p", { class: "fault", id: "file-fault", role: "alert", hidden: true }));
  }

  function sessionLine(one) {
    const answered = Object.values(one.records).filter((record) => record.value !== null).length;
    const open = (view) => () => {
      session = steps.settle(one, rules, now());
      sessions.setOpen(session.id);
      changes = null;
      go(view === "question" && session.at === null ? "review" : view);
    };
    const line = el("li", {},
      el("span", {}, el("strong", {}, one.title), " ",
        el("span", { class: "quiet" }, `${count(answered, "answer")}, changed on ${changedOn(one)}`)),
      el("span", {},
        button("Go on", open("question"), "plain"), " ",
        button("Checklist", open("checklist"), "plain"), " ",
        sureButton("Delete", "Delete for good?", () => {
          sessions.remove(one.id);
          if (session && session.id === one.id) session = null;
          showStart();
          tell(`${one.title} is deleted.`);
        })));
    for (const made of line.querySelectorAll("button")) made.setAttribute("aria-label", `${made.textContent}: ${one.title}`);
    return line;
  }

  /** A button that asks once more before it acts. */
  function sureButton(words, again, act_) {
    return button(words, (event) => {
      const sure = button(again, act_, "plain");
      event.target.replaceWith(sure);
      sure.focus();
    }, "plain");
  }

  function changedOn(one) {
    const at = new Date(one.changed);
    return Number.isNaN(at.getTime()) ? "an unknown day" : at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  }

  async function takeFile(event) {
    const [file] = event.target.files;
    const trouble = document.getElementById("file-fault");
    trouble.hidden = true;
    if (!file) return;
    try {
      if (file.size > 20000000) throw new Error("This file is too large to be a session.");
      const taken = sessions.read(await file.text());
      const known = sessions.all().some((one) => one.id === taken.id);
      if (known || taken.id === "from-answers") taken.id = sessions.newId(taken.title, days.today());
      changes = null;
      keep(steps.settle(taken, rules, now()));
      go("checklist");
    } catch (error) {
      trouble.textContent = error.message;
      trouble.hidden = false;
    }
  }

  /* Questions */

  function showQuestion() {
    const question = rules.questions.get(session.at);
    if (!question) {
      go("review");
      return;
    }
    const section = rules.sections.get(question.section);
    const far = CC.progress(rules, session, days.today());
    const done = Math.max(far.done, 0);
    const value = CC.recordOf(session.records, question.id).value;
    const [field, read, raw] = fieldOf(question, value);
    const submit = (event) => {
      event.preventDefault();
      give(question, read(), raw());
    };
    const dontKnowByButton = question.dontKnow && !question.options.length;
    const first = session.path.length <= 1;
    show(`${fault ? "Error: " : ""}${question.text}`,
      el("div", { class: "two" },
        el("div", {},
          el("p", { class: "where" }, el("span", {}, section.title), el("span", {}, stillToCome(far))),
          el("progress", { value: done, max: Math.max(done + far.most, 1), "aria-label": "How far you have come" }),
          el("form", { onsubmit: submit, novalidate: true },
            fault ? el("p", { class: "fault", role: "alert", id: "fault" }, el("strong", {}, "Please look again. "), fault) : null,
            field,
            el("p", { class: "buttons" },
              el("button", { type: "submit", class: "button" }, "Continue"),
              dontKnowByButton ? button("I don’t know", () => give(question, CC.DONT_KNOW, "")) : null,
              button("Skip", () => step((it) => steps.skip(it, rules, question.id, now())), "plain"),
              first ? null : button("Back", () => step((it) => steps.back(it, rules, now())), "plain"))),
          el("details", {}, el("summary", {}, "Why we ask"), el("p", {}, question.why)),
          question.prompts.length
            ? el("details", {}, el("summary", {}, "To talk about in a group"), list(question.prompts)) : null,
          el("p", {}, button("See all answers", () => go("review"), "plain"))),
        beside()));
    fault = "";
    attempt = null;
  }

  function stillToCome(far) {
    if (!far.most) return "The last one";
    const questions = far.least === far.most ? count(far.most, "question") : `${far.least} to ${far.most} questions`;
    const minutes = far.least_minutes === far.most_minutes
      ? count(far.most_minutes, "minute") : `${far.least_minutes} to ${far.most_minutes} minutes`;
    return `${questions} to go, about ${minutes}`;
  }

  /** The field of a question, what reads its value (null for nothing), and what reads it as it was given. */
  function fieldOf(question, value) {
    const describe = `help${fault ? " fault" : ""}`;
    if (!question.options.length) {
      const typed = attempt !== null ? attempt : value === null || CC.isDontKnow(value) ? "" : String(value);
      const attributes = { id: "answer", name: "answer", "aria-describedby": describe, autocomplete: "off",
        "aria-invalid": fault ? "true" : null };
      const kinds = {
        text: () => el("textarea", { ...attributes, rows: 4, maxlength: rules.constants.longestText }, typed),
        date: () => el("input", { ...attributes, type: "date", value: typed, min: rules.constants.earliest, max: rules.constants.latest }),
        number: () => el("input", { ...attributes, type: "text", inputmode: "decimal", value: typed }),
      };
      const input = kinds[question.kind]();
      const width = { text: " wide-field", date: " short", number: " short" }[question.kind];
      return [
        el("div", { class: "asked" }, el("h1", {}, el("label", { for: "answer" }, question.text)),
          el("p", { class: "quiet", id: "help" }, question.help), el("div", { class: `field${width}` }, input)),
        () => readTyped(question, input.value.trim()),
        () => input.value,
      ];
    }
    const several = question.kind === "multi";
    const chosen = attempt !== null ? attempt : Array.isArray(value) ? value : [value];
    const options = [...question.options];
    if (question.dontKnow && !options.some(([id]) => id === CC.DONT_KNOW)) options.push([CC.DONT_KNOW, "I don’t know"]);
    const inputs = options.map(([id]) =>
      el("input", { type: several ? "checkbox" : "radio", name: "answer", value: id, checked: chosen.includes(id) }));
    if (several) {
      inputs.forEach((input, at) => input.addEventListener("change", () => {
        if (!input.checked) return;
        const alone = options[at][0] === CC.DONT_KNOW;
        inputs.forEach((other, place_) => {
          if (other !== input && (alone || options[place_][0] === CC.DONT_KNOW)) other.checked = false;
        });
      }));
    }
    const raw = () => options.filter((_, at) => inputs[at].checked).map(([id]) => id);
    const words = ([id, label]) => (question.kind === "scale" && typeof id === "number" ? `${id}: ${label}` : label);
    return [
      el("fieldset", { "aria-describedby": describe },
        el("legend", {}, el("h1", {}, question.text)),
        el("p", { class: "quiet", id: "help" }, question.help),
        el("div", { class: "options" },
          options.map((option, at) => el("label", { class: "option" }, inputs[at], el("span", {}, words(option)))))),
      () => {
        const ticked = raw();
        if (!ticked.length) return null;
        return several ? ticked : ticked[0];
      },
      raw,
    ];
  }

  function readTyped(question, typed) {
    if (!typed) return null;
    if (question.kind !== "number") return typed;
    return /^\d+(?:[.,]\d+)?$/.test(typed) ? Number(typed.replace(",", ".")) : Number.NaN;
  }

  function give(question, value, given) {
    if (value === null) {
      fault = question.options.length ? "Choose an answer, or skip the question." : "Answer, or skip the question.";
      attempt = given;
      showQuestion();
      return;
    }
    step((it) => steps.answer(it, rules, question.id, value, now()), given);
  }

  function step(change, given = null) {
    catchUp();
    const before = CC.build(rules, session, days.today());
    try {
      const next = change(session);
      const after = CC.build(rules, next, days.today());
      changes = growth(before, after);
      keep(next);
      nextWords = changes.words;
    } catch (error) {
      fault = error.message;
      attempt = given;
    }
    if (session.at === null && !fault) go("checklist");
    else go("question");
  }

  function growth(before, after) {
    const then = new Map(before.items.map((item) => [item.id, item]));
    const is = new Set(after.items.map((item) => item.id));
    const appeared = after.items.filter((item) => {
      const old = then.get(item.id);
      const told = new Set(old ? old.because.map((reason) => reason.words) : []);
      return !old || item.because.some(
        (reason) => reason.value !== null && reason.effect === "adds" && !told.has(reason.words));
    });
    const raised = after.items.filter((item) => item.raised && then.has(item.id) && !then.get(item.id).raised);
    const gone = before.items.filter((item) => !is.has(item.id));
    const parts = [
      appeared.length ? `${appeared.length} matter because of it` : "",
      raised.length ? `${raised.length} became more pressing` : "",
      gone.length ? `${gone.length} went` : "",
    ].filter(Boolean);
    return { appeared, raised, gone, words: parts.length ? `Your checklist: ${parts.join(", ")}.` : "" };
  }

  /** The checklist as it grows, beside the questions. */
  function beside() {
    const checklist = CC.build(rules, session, days.today());
    const open = checklist.items.filter(isOpen);
    const part = (heading, items) => {
      if (!items.length) return null;
      const shown = items.slice(0, 4).map((item) => item.title);
      if (items.length > 4) shown.push(`and ${items.length - 4} more`);
      return [el("h3", {}, heading), list(shown)];
    };
    return el("aside", { class: "beside", "aria-labelledby": "so-far" },
      el("h2", { id: "so-far" }, "Your checklist so far"),
      el("p", {}, el("span", { class: "big" }, String(open.length)), ` ${open.length === 1 ? "thing" : "things"} to do`),
      changes && [
        part("Your last answer brought", changes.appeared),
        part("Made more pressing", changes.raised),
        part("Took off", changes.gone),
      ],
      checklist.date_check && !checklist.date_check.holds
        ? el("p", {}, el("strong", {}, "The opening date may not hold. "), "The checklist says why.") : null,
      el("p", {}, button("See the checklist", () => go("checklist"), "plain")));
  }

  /* Review */

  function showReview() {
    const answers = CC.countAnswers(rules, session.records, days.today());
    const names = CC.questionsToReview(rules, session, answers);
    const openOnes = CC.openQuestions(rules, session, answers);
    const sectionsShown = rules.data.sections
      .map((section) => [section, names.filter((name) => rules.questions.get(name).section === section.id)])
      .filter(([, held]) => held.length);
    const hidden = Object.entries(session.records).filter(
      ([name, record]) => record.value !== null && rules.questions.has(name) && !answers.reachable.includes(name));
    const other = session.route === "quick" ? "full" : "quick";
    show("Your answers",
      el("h1", {}, "Your answers"),
      el("p", { class: "lead" }, `${names.filter((name) => answers.values.has(name)).length} of ${names.length} questions answered.`),
      el("p", { class: "buttons" },
        button("See the checklist", () => go("checklist"), "button"),
        openOnes.length ? button("Go on asking", () => {
          act((it) => steps.jump(it, openOnes[0], now()));
          go("question");
        }) : null,
        button(other === "full" ? "Ask me all questions" : "Ask me the quick route only", () => {
          act((it) => steps.chooseRoute(it, rules, other, now()));
          go(session.at === null ? "review" : "question");
        })),
      sectionsShown.map(([section, held]) => [
        el("h2", {}, section.title),
        el("dl", { class: "facts-table answers" }, held.map((name) => reviewRow(name, answers))),
      ]),
      hidden.length ? [el("h2", {}, "Kept, but not asked at present"),
        el("p", {}, "An earlier answer hides these questions. What you said is kept, counts for nothing, and comes back when they show again."),
        list(hidden.map(([name, record]) => {
          const question = rules.questions.get(name);
          return `${question.text} ${CC.labels(question, record.value).join("; ")}`;
        }))] : null);
  }

  function reviewRow(name, answers) {
    const question = rules.questions.get(name);
    const value = answers.values.get(name);
    const words = value === undefined
      ? CC.recordOf(session.records, name).skipped ? "Skipped" : "Not yet asked"
      : CC.labels(question, value).join("; ");
    const change = button(value === undefined ? "Answer" : "Change", () => {
      act((it) => steps.jump(it, name, now()));
      go("question");
    }, "plain");
    change.setAttribute("aria-label", `${change.textContent}: ${question.text}`);
    return el("div", {}, el("dt", {}, question.text),
      el("dd", {}, value === undefined ? el("span", { class: "quiet" }, words) : words), el("dd", {}, change));
  }

  /* Checklist */

  function showChecklist() {
    const checklist = CC.build(rules, session, days.today());
    const numbers = new Map(checklist.items.map((item, at) => [item.id, at + 1]));
    const open = checklist.items.filter(isOpen);
    const closed = checklist.items.filter((item) => !isOpen(item));
    const nearest = open.slice(0, NEAREST);
    const later = open.slice(NEAREST);
    const pinned = open.filter((item) => item.pinned);
    const phases = papers.phasesOf(checklist);
    const items = (held) => el("ol", { class: "items" }, held.map((item) => el("li", {}, itemOf(item, numbers.get(item.id)))));
    const opening = checklist.opening
      ? `Opening: ${days.inWords(days.read(checklist.opening))}.` : "No opening date is known, so dates count in weeks from opening.";
    const ends = checklist.funding_end ? ` The money ends on ${days.inWords(days.read(checklist.funding_end))}.` : "";
    show("Checklist",
      el("h1", {}, checklist.title),
      el("p", { class: "lead" }, `Checklist of ${days.inWords(days.read(checklist.made))}: ${count(open.length, "thing")} to do` +
        `${closed.length ? `, ${closed.length} done or not for you` : ""}. ${opening}${ends}`),
      el("p", { class: "buttons" },
        button("Print", () => print(), "button"),
        button("Change answers", () => go("review")),
        button("Save as a file", save),
        button("Table (.csv)", () => saveTable(checklist)),
        button("Calendar (.ics)", () => saveCalendar(checklist)),
        button("All sessions", () => go(""), "plain")),
      checklist.date_check ? el("section", { class: `check${checklist.date_check.holds ? "" : " no"}`, "aria-labelledby": "date" },
        el("h2", { id: "date" }, checklist.date_check.holds ? "The date can hold" : "Look at the date"),
        el("p", {}, checklist.date_check.words)) : null,
      checklist.worry ? el("section", { class: "note", "aria-labelledby": "worry" },
        el("h2", { id: "worry" }, "Your main worry"), el("p", {}, `“${checklist.worry}”`),
        pinned.length ? [el("p", {}, "These bear on it:"), list(pinned.map((item) => `${numbers.get(item.id)}. ${item.title}`))]
          : el("p", {}, "No item shares its words. Talk about it with somebody who has been there.")) : null,
      el("h2", {}, later.length ? `The ${nearest.length} nearest` : "What to do"), items(nearest),
      Object.entries(phases).map(([phase, name]) => {
        const held = later.filter((item) => item.phase === phase);
        return held.length ? el("details", { class: "phase" }, el("summary", {}, `${name}: ${held.length} more`), items(held)) : null;
      }),
      closed.length ? el("details", { class: "phase" }, el("summary", {}, `Done, or not for you: ${closed.length}`), items(closed)) : null,
      ownForm(), readinessTable(checklist));
    if (location.hash === "#checklist" && opened) {
      const again = document.getElementById(opened);
      opened = "";
      for (let at = again?.parentElement; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      again?.focus();
    }
  }

  let opened = "";
  let saved = null; // as it was last given to the reader as a file

  function itemOf(item, number) {
    const role = (name) => papers.roleOf(rules, name);
    const who = item.who.map(role);
    const key = item.id.replace(/[^a-z0-9-]/g, "-");
    const facts = [
      el("span", { class: `due${item.due.now ? " now" : ""}` }, `Due ${dueWords(item.due)}`),
      el("span", {}, `${rules.data.priorities[item.priority]}${item.raised ? ", raised by an answer" : ""}`),
      who.length ? el("span", {}, `Led by ${who[0]}${who.length > 1 ? `, with ${who.slice(1).join(", ")}` : ""}`) : null,
      item.kind === "recommendation" ? el("span", {}, `Takes ${EFFORT[item.effort].toLowerCase()}`) : null,
    ];
    const reasons = [...item.because.map((reason) => reason.words)];
    const compiled = rules.items.get(item.id);
    const detail = [
      reasons.length ? [el("p", {}, el("strong", {}, "Why it is here")), list(reasons)] : null,
      item.rationale ? el("p", {}, item.rationale) : null,
      item.first_steps.length ? [el("p", {}, el("strong", {}, "Find out first")),
        list(item.first_steps.map((one) => `${one.task}: ask ${one.ask.map(role).join(", ")}, ${dueWords(one.due)}`))] : null,
      item.steps.length ? [el("p", {}, el("strong", {}, "Steps")), el("ol", {}, item.steps.map((text) => el("li", {}, text)))] : null,
      compiled ? el("p", {}, `${compiled.strength}. `, el("a", { href: rules.data.pages[item.id] }, `Evidence for and against “${item.title}”`)) : null,
    ];
    const status = item.mark.status;
    return el("article", { class: `item${isOpen(item) ? "" : " closed"}${status === "done" ? " done" : ""}`, "aria-labelledby": key },
      el("h3", { id: key, tabindex: -1 }, el("span", { class: "box", "aria-hidden": "true" }), `${number}. ${titleOf(item)}`),
      el("p", { class: "facts" }, facts),
      item.untold.length ? el("p", { class: "quiet" }, "You have not told us about this yet. ",
        button("Answer the question", () => {
          act((it) => steps.jump(it, item.untold[0], now()));
          go("question");
        }, "plain no-print")) : null,
      el("p", { class: "owner-line" }, `Owner: ${item.mark.owner || "______________________"}   Date: ${item.mark.due ? days.inWords(days.read(item.mark.due)) : "______________"}`),
      status !== "to-do" || item.mark.note || item.mark.reason
        ? el("p", { class: "quiet" }, [STATUS[status], item.mark.reason, item.mark.note].filter(Boolean).join(". ")) : null,
      item.done_when ? el("p", { class: "until" }, `Done when: ${lower(item.done_when)}`) : null,
      detail.some(Boolean) ? el("details", { class: "short" }, el("summary", { "aria-label": `Why and how: ${item.title}` }, "Why and how"), detail) : null,
      el("details", { class: "short no-print" }, el("summary", { "aria-label": `Tick, owner and date: ${item.title}` }, "Tick, owner and date"), marksOf(item, key)));
  }

  function marksOf(item, key) {
    const mark = markOf(session, item.id);
    const change = (update) => {
      opened = `${key}-${Object.keys(update)[0]}`; // the field that was changed keeps the focus
      act((it) => steps.markItem(it, item.id, update, now()));
      showChecklist();
      tell(unkept ? "Not kept by this browser: save your answers as a file." : "Kept.");
    };
    const field = (name, label, input) => {
      input.id = `${key}-${name}`;
      return el("div", { class: "field" }, el("label", { for: input.id }, label), input);
    };
    const text = (name) => el("input", { type: "text", value: mark[name], maxlength: 300, autocomplete: "off",
      onchange: (event) => change({ [name]: event.target.value.trim() }) });
    return el("div", { class: "marks" },
      field("status", "How far", el("select", { onchange: (event) => changeStatus(event, item, change) },
        Object.entries(STATUS).map(([value, words]) => el("option", { value, selected: value === mark.status }, words)))),
      field("owner", "Owner (a role or initials)", text("owner")),
      field("due", "Your own date", el("input", { type: "date", value: mark.due || "", onchange: (event) => change({ due: event.target.value || null }) })),
      field("note", "Note", text("note")),
      field("reason", "Why not for you", text("reason")));
  }

  function changeStatus(event, item, change) {
    const status = event.target.value;
    const reason = document.getElementById(`${event.target.id.replace(/-status$/, "")}-reason`);
    if (status === "not-for-us" && !reason.value.trim()) {
      event.target.value = markOf(session, item.id).status;
      tell("Say first in a few words why it is not for you.");
      reason.focus();
      return;
    }
    change({ status });
  }

  function ownForm() {
    const title = el("input", { type: "text", id: "own", maxlength: 200, autocomplete: "off" });
    return el("form", { class: "no-print", novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      if (!title.value.trim()) return;
      act((it) => steps.addOwnItem(it, title.value, now()));
      opened = `own-${session.own_items.at(-1).id}`;
      showChecklist();
      tell("Added.");
    } },
    el("h2", {}, "Something of your own"),
    el("div", { class: "field wide-field" }, el("label", { for: "own" }, "What is to be done"), title),
    el("p", { class: "buttons" }, el("button", { type: "submit", class: "button second" }, "Add to the list")));
  }

  function readinessTable(checklist) {
    const rows = checklist.readiness.filter((one) => one.in_place + one.to_do);
    const heads = ["Part", "In place", "To do", "Of that not told"];
    return el("details", {}, el("summary", {}, "How ready you are, by what helps or hinders and by the work that people do"),
      el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "How ready you are" },
        el("table", {}, el("caption", {}, "Items that bear on each part; one may count for several"),
          el("thead", {}, el("tr", {}, heads.map((words, at) => el("th", { scope: "col", class: at ? "number" : null }, words)))),
          el("tbody", {}, rows.map((one) => el("tr", {}, el("th", { scope: "row" }, `${one.frame.toUpperCase()}: ${one.name}`),
            [one.in_place, one.to_do, one.unknown].map((number) => el("td", { class: "number" }, String(number)))))))));
  }

  function save() {
    sessions.download(`${session.id}.json`, `${JSON.stringify(session, null, 1)}\n`, "application/json");
    saved = session;
    tell("Saved. Open the file here again, or take it into the app with: cc-assistant sessions import");
  }

  function saveTable(checklist) {
    sessions.download(`${session.id}.csv`, papers.table(rules, checklist), "text/csv");
    tell("Saved as a table, for a spreadsheet.");
  }

  function saveCalendar(checklist) {
    const text = papers.calendar(rules, checklist, session, days.today());
    if (text === null) {
      tell("Nothing has a date yet. Say when you will see your first person; dates are counted from that day.");
      return;
    }
    sessions.download(`${session.id}.ics`, text, "text/calendar");
    tell("Saved as a calendar. Open the file with your calendar program.");
  }

  /* Begin when the rules are there */

  function load(address) {
    return new Promise((done, failed) => {
      const script = el("script", { src: address });
      script.addEventListener("load", done);
      script.addEventListener("error", () => failed(new Error(`${address} is missing.`)));
      document.head.append(script);
    });
  }

  async function begin() {
    place = document.getElementById("interview");
    said = document.getElementById("said");
    try {
      await Promise.all([load(place.dataset.rules), load(place.dataset.worry)]);
    } catch (error) {
      place.append(el("p", { class: "fault", role: "alert" }, `The interview cannot begin: ${error.message}`));
      return;
    }
    rules = { ...CC.prepare(root.CC_RULES, root.CC_WORRY), data: root.CC_RULES };
    const last = sessions.open();
    if (location.hash && last) session = steps.settle(last, rules, now());
    addEventListener("hashchange", render);
    sessions.watch(changedElsewhere);
    addEventListener("beforeunload", (event) => {
      if (unkept && saved !== session) event.preventDefault();
    });
    render();
    document.body.dataset.ready = "yes";
  }

  document.addEventListener("DOMContentLoaded", begin);
})(globalThis);

/* The checklist that answers make: which items, in which order, by when, and whether the date can hold. */
(function (root) {
  "use strict";

  const { days, holds, isDontKnow, countAnswers, leadsAtWork, because, untold } = root.CC;
  const FIND_OUT = "find-out:";
  const OWN = "own:";
  const LIFTED = { could: "should", should: "must", must: "must" };
  const RANK = { must: 0, should: 1, could: 2 };

  /** @returns the checklist of a session on a day (a number: see days.js). */
  function build(rules, session, today) {
    const answers = countAnswers(rules, session.records, today);
    const calendar = makeCalendar(rules, answers);
    const atWork = leadsAtWork(rules, answers);
    const listed = [...rules.items.values()].filter((item) => holds(item.when, answers.values));
    const leads = new Map(listed.map((item) => [item.id, []]));
    for (const lead of atWork) if (leads.has(lead.rec)) leads.get(lead.rec).push(lead);
    const state = { rules, session, answers, calendar, leads };

    const notKnown = unknowns(state, atWork);
    const drafts = [
      ...notKnown.filter((one) => !one.brings.size).map((one) => findOutItem(state, one)),
      ...listed.map((item) => recommendedItem(state, item)),
      ...(session.own_items || []).map((own) => ownItem(state, own)),
    ];
    const items = putInOrder(state, drafts);
    for (const one of notKnown) {
      if (one.brings.size) items.find((item) => one.brings.has(item.id)).first_steps.push(one.step);
    }
    const [worry, pinned] = findWorry(state, atWork);
    for (const item of items) item.pinned = pinned.has(item.id);
    const route = answers.reachable.filter(
      (name) => session.route === "full" || rules.questions.get(name).short || answers.values.has(name),
    );
    return {
      title: session.title,
      made: days.write(today),
      opening: days.write(answers.opening),
      funding_end: days.write(answers.fundingEnd),
      running: answers.running,
      items,
      not_on: [...rules.items.keys()].filter((id) => !leads.has(id)),
      readiness: readiness(rules, answers, items),
      date_check: checkDate(rules, answers, items),
      worry,
      answered: route.filter((name) => answers.values.has(name)).length,
      askable: route.length,
    };
  }

  function markOf(session, id) {
    const marks = session.marks || {};
    return { status: "to-do", reason: "", owner: "", due: null, note: "", on: null,
      ...(Object.hasOwn(marks, id) ? marks[id] : {}) };
  }

  const isOpen = (item) => ["to-do", "in-progress"].includes(item.mark.status);

  /* Days to count from. */

  function makeCalendar(rules, answers) {
    const longest = Math.min(0, ...[...rules.items.values()].map((item) => item.weeks));
    const opening = answers.opening ?? days.weeksLater(answers.today, -longest);
    const months = answers.values.get("funding_months");
    const assumedEnd = answers.fundingEnd ?? days.monthsLater(opening, typeof months === "number" ? months : 12);
    const passed = (day) => day !== null && day < answers.today;
    return {
      passed,
      running: answers.running,
      opening: answers.opening,
      counted(weeks, source) {
        const start = { opening: answers.opening, "funding-end": answers.fundingEnd, today: answers.today }[source];
        const day = start === null ? null : days.weeksLater(start, weeks);
        return { day, weeks, counted_from: source, now: passed(day), moved: false };
      },
      ofTheirOwn: (day) => ({ day, weeks: 0, counted_from: "own", now: passed(day), moved: false }),
      place(due) {
        if (due.day !== null) return due.day;
        if (due.counted_from === "own") return days.LAST;
        return days.weeksLater(due.counted_from === "opening" ? opening : assumedEnd, due.weeks);
      },
    };
  }

  function dueOf(rules, item, priority, anchor, calendar) {
    const counted = { today: "today", funding_end: "funding-end" };
    const due = anchor ? calendar.counted(anchor.weeks, counted[anchor.to]) : calendar.counted(item.weeks, "opening");
    if (!calendar.running) return [due, false];
    const unknownOrPassed = due.day === null || due.now;
    const check = item.phase === "initiation" || unknownOrPassed;
    if (unknownOrPassed || (check && !anchor)) {
      return [calendar.counted(rules.constants.checkWithin[priority], "today"), check];
    }
    return [due, check];
  }

  /* Items. */

  function recommendedItem(state, item) {
    const { rules, answers, leads } = state;
    const own = leads.get(item.id);
    const raised = own.some((lead) => lead.effect === "raises");
    const priority = raised ? LIFTED[item.priority] : item.priority;
    const anchored = item.anchor && holds(item.anchor.when, answers.values) ? item.anchor : null;
    const [due, check] = dueOf(rules, item, priority, anchored, state.calendar);
    const notTold = untold(rules, answers, item.when);
    return {
      id: item.id, kind: "recommendation", title: item.title, rationale: item.rationale, first_steps: [],
      steps: item.steps, done_when: item.doneWhen, phase: item.phase, priority, raised, pinned: false, check, due,
      who: item.who, effort: item.effort, needs: item.needs.filter((need) => leads.has(need)),
      because: because(rules, answers, own, notTold), untold: notTold, mark: markOf(state.session, item.id),
    };
  }

  function findOutItem(state, { step }) {
    const question = state.rules.questions.get(step.question);
    const id = FIND_OUT + step.question;
    return {
      id, kind: "find-out", title: step.task, rationale: question.why, first_steps: [], steps: [],
      done_when: `You can answer the question “${question.text}”`,
      phase: state.calendar.running || step.due.weeks > 0 ? "operation" : "initiation",
      priority: "should", raised: false, pinned: false, check: false, due: step.due, who: step.ask, effort: "S",
      needs: [],
      because: [{ question: question.id, value: state.answers.values.get(question.id), effect: "adds",
        words: `${question.text} You do not know yet.` }],
      untold: [], mark: markOf(state.session, id),
    };
  }

  function ownItem(state, own) {
    const id = OWN + own.id;
    const mark = markOf(state.session, id);
    const due = mark.due ? days.read(mark.due) : null;
    const { opening, running } = state.calendar;
    const before = due !== null && opening !== null ? due <= opening : !running;
    return {
      id, kind: "own", title: own.title, rationale: "", first_steps: [], steps: own.steps || [],
      done_when: own.done_when || "", phase: before ? "initiation" : "operation", priority: "should", raised: false,
      pinned: false, check: false, due: state.calendar.ofTheirOwn(due), who: [], effort: "S", needs: [], because: [],
      untold: [], mark,
    };
  }

  function unknowns(state, atWork) {
    const { rules, answers, calendar, leads } = state;
    const found = [];
    for (const question of rules.questions.values()) {
      if (!question.findOut || !isDontKnow(answers.values.get(question.id))) continue;
      const { task, ask, weeks } = question.findOut;
      const due = calendar.running || question.id === rules.constants.opening
        ? calendar.counted(rules.constants.findOutWithin, "today")
        : calendar.counted(weeks, "opening");
      const brings = atWork.filter(
        (lead) => lead.question === question.id && ["adds", "raises"].includes(lead.effect) && leads.has(lead.rec),
      );
      found.push({ step: { question: question.id, task, ask, due }, brings: new Set(brings.map((lead) => lead.rec)) });
    }
    return found;
  }

  /* Order: by week, raised first, by day, priority, what an answer brought; never before what is needed. */

  function putInOrder(state, drafts) {
    const { calendar, leads } = state;
    const place = calendar.place;
    const plan = drafts.map((item, at) => {
      const ownDate = item.mark.due ? days.read(item.mark.due) : null;
      const compiled = state.rules.items.get(item.id);
      const anchored = compiled?.anchor && holds(compiled.anchor.when, state.answers.values);
      return {
        item, at, due: ownDate !== null ? calendar.ofTheirOwn(ownDate) : item.due,
        fixed: ownDate !== null || Boolean(anchored), closed: !isOpen(item),
        brought: item.kind !== "recommendation" || leads.get(item.id).some((lead) => lead.effect === "adds"),
      };
    });
    const byId = new Map(plan.map((one) => [one.item.id, one]));
    const needsOf = (one) => one.item.needs.filter((need) => byId.has(need)).map((need) => byId.get(need));
    const settledOnes = new Set();
    const settle = (one) => {
      if (settledOnes.has(one)) return;
      settledOnes.add(one);
      const needed = needsOf(one);
      needed.forEach(settle);
      if (one.fixed) return;
      let latest = null;
      for (const need of needed) {
        if (!need.closed && (latest === null || place(need.due) > place(latest))) latest = need.due;
      }
      if (latest && place(latest) > place(one.due)) one.due = { ...latest, moved: true };
    };
    plan.forEach(settle);
    for (const one of plan) one.day = place(one.due);
    letGo(plan, needsOf);
    for (const one of plan) one.key = keyOf(one);

    const waitsFor = new Map(plan.map((one) => [one, new Set(needsOf(one))]));
    const left = new Set(plan);
    const ordered = [];
    while (left.size) {
      let first = null;
      for (const one of left) {
        if (!waitsFor.get(one).size && (first === null || before(one.key, first.key))) first = one;
      }
      left.delete(first);
      for (const one of left) waitsFor.get(one).delete(first);
      const due = first.closed && first.due.now ? { ...first.due, now: false } : first.due;
      ordered.push({ ...first.item, due });
    }
    return ordered;
  }

  /* What is done or dropped holds nothing back that needed it. */
  function letGo(plan, needsOf) {
    const neededBy = new Map(plan.map((one) => [one, []]));
    for (const one of plan) for (const need of needsOf(one)) neededBy.get(need).push(one);
    const seen = new Set();
    const lift = (one) => {
      if (seen.has(one)) return;
      seen.add(one);
      for (const other of neededBy.get(one)) {
        lift(other);
        if (one.closed) one.day = Math.min(one.day, other.day);
      }
    };
    plan.forEach(lift);
  }

  function keyOf(one) {
    const week = Math.floor((one.day - 1) / 7);
    return [week, Number(!one.item.raised), one.day, RANK[one.item.priority], Number(!one.brought), one.at];
  }

  function before(a, b) {
    const at = a.findIndex((part, place) => part !== b[place]);
    return at >= 0 && a[at] < b[at];
  }

  /* The main worry, in people's own words: items that share its rarer words. */

  function findWorry(state, atWork) {
    const told = atWork.filter((lead) => lead.effect === "pins");
    const words = told.map((lead) => String(state.answers.values.get(lead.question)));
    const pinned = new Set();
    told.forEach((lead, at) => {
      const candidates = [...state.leads.keys()].filter(
        (id) => ["all", id].includes(lead.rec) && ["to-do", "in-progress"].includes(markOf(state.session, id).status),
      );
      for (const id of bestMatching(state.rules, words[at], candidates)) pinned.add(id);
    });
    return [words.join(" "), pinned];
  }

  function bestMatching(rules, worry, candidates) {
    const settings = rules.constants.worry;
    const asked = [...new Set(settings.analyser.terms(worry))].filter((stem) => !settings.saysLittle.includes(stem));
    if (!asked.length || !candidates.length) return [];
    const found = candidates.map((id) => vocabulary(rules, id));
    const rarity = new Map();
    for (const stem of asked) {
      const having = found.filter((words) => weight(settings, words, stem) > 0).length;
      rarity.set(stem, Math.log(1 + found.length / (1 + having)));
    }
    const total = asked.reduce((sum, stem) => sum + rarity.get(stem), 0);
    return candidates
      .map((id, at) => {
        const score = asked.reduce((sum, stem) => sum + rarity.get(stem) * weight(settings, found[at], stem), 0);
        return [score / total, id];
      })
      .sort((a, b) => b[0] - a[0])
      .slice(0, settings.pinned)
      .filter(([score]) => score >= settings.least)
      .map(([, id]) => id);
  }

  const vocabularies = new Map();

  function vocabulary(rules, id) {
    if (!vocabularies.has(id)) {
      const { sameBeginning, weights, stems } = rules.constants.worry;
      const found = { stems: new Map(), beginnings: new Map() };
      stems[id].forEach((tier, at) => {
        for (const stem of tier.split(" ").filter(Boolean)) {
          found.stems.set(stem, weights[at]);
          const start = stem.slice(0, sameBeginning);
          if (start.length === sameBeginning && !found.beginnings.has(start)) found.beginnings.set(start, weights[at]);
        }
      });
      vocabularies.set(id, found);
    }
    return vocabularies.get(id);
  }

  function weight(settings, words, stem) {
    const exact = words.stems.get(stem) || 0;
    if (exact || stem.length < settings.sameBeginning) return exact;
    return settings.kin * (words.beginnings.get(stem.slice(0, settings.sameBeginning)) || 0);
  }

  /* How ready a service is, by what helps or hinders and by the work that people do. */

  function readiness(rules, answers, items) {
    const listed = items.filter((item) => item.kind === "recommendation");
    const onList = new Set(listed.map((item) => item.id));
    const inPlace = [...rules.items.values()].filter((one) => !onList.has(one.id) && isInPlace(rules, answers, one));
    inPlace.push(...listed.filter((item) => item.mark.status === "done").map((item) => rules.items.get(item.id)));
    const toDo = listed.filter(isOpen);
    return rules.groups.map((group) => ({
      ...group,
      in_place: inPlace.filter((one) => one.groups.includes(group.id)).length,
      to_do: toDo.filter((item) => rules.items.get(item.id).groups.includes(group.id)).length,
      unknown: toDo.filter((item) => item.untold.length && rules.items.get(item.id).groups.includes(group.id)).length,
    }));
  }

  function isInPlace(rules, answers, one) {
    const asked = rules.leads.filter(
      (lead) => lead.rec === one.id && lead.effect === "adds" && lead.question !== rules.constants.kindOfHelp,
    );
    return asked.some(
      ({ question }) => typeof answers.values.get(question) === "string" &&
        holds(one.when, new Map(answers.values).set(question, "")),
    );
  }

  /* Whether the opening date can hold: the longest chain of essential items against the weeks left. */

  function checkDate(rules, answers, items) {
    const { opening, today, running, weeksToLaunch: left } = answers;
    if (opening === null || (running && opening <= today)) return null;
    const nothing = { late: [], earliest: null, could_go: [] };
    const date = days.inWords(opening);
    if (running) {
      return { holds: false, weeks_left: left, ...nothing,
        words: `You said that the service is open, but also that the first person comes on ${date}. That is still ` +
          "ahead. Please change the one or the other: dates cannot be right until they agree." };
    }
    const essential = items.filter(
      (item) => item.kind === "recommendation" && item.priority === "must" && item.phase === "initiation" &&
        isOpen(item) && item.due.counted_from !== "today",
    );
    const until = new Map();
    for (const item of items) {
      const own = isOpen(item) ? rules.constants.effortWeeks[item.effort] : 0;
      until.set(item.id, own + Math.max(0, ...item.needs.map((need) => until.get(need))));
    }
    const longest = Math.max(0, ...essential.map((item) => until.get(item.id)));
    const earliest = days.weeksLater(today, longest);
    const soonest = days.inWords(earliest);
    if (opening < today) {
      return { holds: false, weeks_left: left, ...nothing, earliest: days.write(earliest),
        words: `The opening date, ${date}, has passed, but you said that the service is not open yet. If it is open ` +
          "by now, change how far along you are. If not, choose a new date: what is essential and still missing " +
          `takes about ${weeks(longest)}, so not before ${soonest}.` };
    }
    const late = essential.filter((item) => until.get(item.id) > left);
    if (!late.length) {
      return { holds: true, weeks_left: left, ...nothing, words: itHolds(date, left, longest, essential) };
    }
    late.sort((a, b) => until.get(b.id) - until.get(a.id));
    const couldGo = whatCouldGo(items, essential, opening);
    const told = [
      `Move the date. ${date} is ${weeks(left)} away, and ${late.length} of ${essential.length} essential items ` +
        `cannot be in place by then: ${named(late)}.`,
      `Not before ${soonest} could all of them be, by our rule of thumb.`,
      "If the date must stand, start smaller: few people, from one place, and only what you can do safely without " +
        "these items.",
    ];
    if (couldGo.length) {
      const things = couldGo.length === 1 ? "one item" : `${couldGo.length} items`;
      told.push(`Then also leave ${things} that are less pressing until after opening: ${named(couldGo)}.`);
    }
    return {
      holds: false, weeks_left: left, earliest: days.write(earliest), could_go: couldGo.map((item) => item.id),
      late: late.map((item) => ({ item: item.id, weeks_needed: until.get(item.id), weeks_left: left })),
      words: told.join(" ") + notTold(essential),
    };
  }

  function whatCouldGo(items, essential, opening) {
    const byId = new Map(items.map((item) => [item.id, item]));
    const kept = new Set();
    const waiting = essential.map((item) => item.id);
    while (waiting.length) {
      const id = waiting.pop();
      if (!kept.has(id)) {
        kept.add(id);
        waiting.push(...byId.get(id).needs);
      }
    }
    return items
      .filter(
        (item) => item.kind === "recommendation" && item.priority !== "must" && item.phase === "initiation" &&
          isOpen(item) && !kept.has(item.id) && (item.due.day === null || item.due.day <= opening),
      )
      .sort((a, b) => Number(a.priority === "should") - Number(b.priority === "should"));
  }

  function itHolds(date, left, longest, essential) {
    if (!essential.length) return `${date} can hold: nothing essential is missing.`;
    const overdue = essential.filter((item) => item.due.now).length;
    let words = `${date} can hold if you begin now. By our rule of thumb, what is essential and still missing ` +
      `takes about ${weeks(longest)}, and there is time for ${left}.`;
    if (overdue) {
      words += ` ${overdue} of ${essential.length} essential items should be done by today; they stand first.`;
    }
    return words + notTold(essential);
  }

  function notTold(essential) {
    const count = essential.filter((item) => item.untold.length).length;
    if (!count) return "";
    return ` You have not told us about ${count} of these ${essential.length}: say so if they are in place.`;
  }

  function named(items) {
    const first = items.slice(0, 3).map((item) => `“${item.title}”`).join("; ");
    return items.length > 3 ? `${first} and ${items.length - 3} more` : first;
  }

  function weeks(count) {
    return count === 0 ? "less than a week" : `${count} week${count === 1 ? "" : "s"}`;
  }

  root.CC = Object.assign(root.CC || {}, { build, markOf, FIND_OUT, OWN });
})(globalThis);

// The browser's part of the preview. It is added to pages as they are served and is no part of the built site.
"use strict";
(() => {
  const own = "/.broadsheet/";
  const host = document.createElement("broadsheet-preview");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  let facts = null;
  // What makes the page: with it a story is found again under another address.
  let source = document.currentScript.dataset.source ?? "";
  // The last message, and how often the page was asked for.
  let latest = 0;
  let turns = 0;
  // The page as the server sent it, to tell what a change of it is from what scripts have made of it.
  let served = document.documentElement.cloneNode(true);

  // MARK: Talking to the server

  const ask = async (path) => (await fetch(own + path, { cache: "no-store" })).json();

  const learn = async () => {
    const told = await ask("page?address=" + encodeURIComponent(location.pathname));
    // A later message has been faster.
    if (told.number < latest) return;
    facts = told;
    showState();
    showProblems(facts.problems);
    mark();
    if (!panel.hidden) showPanel();
  };

  // A browser opens six connections to a host, and one that listens keeps its own: one tab listens for all.
  const channel = new BroadcastChannel("broadsheet-preview");
  channel.onmessage = ({ data }) => (data ? take(data) : begin());

  // A preview that was started again counts from the beginning.
  const begin = () => {
    latest = 0;
    refresh();
  };

  const listen = () => {
    const events = new EventSource(own + "events");
    events.onmessage = (event) => {
      const message = JSON.parse(event.data);
      channel.postMessage(message);
      take(message);
    };
    // Whatever has happened while nobody listened is on no screen.
    events.onopen = () => {
      channel.postMessage(null);
      begin();
    };
    return new Promise(() => {});
  };

  const take = async (message) => {
    latest = message.number;
    if (message.problems.length) return showProblems(message.problems);
    if (message.follow && message.follow !== location.pathname) return location.assign(message.follow);
    await refresh();
  };

  // MARK: Taking a change into the page

  const refresh = async () => {
    const turn = ++turns;
    let answer;
    try {
      answer = await fetch(location.href, { cache: "no-store" });
    } catch {
      return; // The server is away; it will be back, and then everything is asked for again.
    }
    const text = await answer.text();
    if (turn !== turns) return;
    if (answer.redirected) return location.replace(answer.url);
    if (answer.status === 404 && source) {
      const place = await ask("where?source=" + encodeURIComponent(source));
      if (place.address && place.address !== location.pathname) return location.replace(place.address);
    }
    const next = new DOMParser().parseFromString(text, "text/html").documentElement;
    if (!next.isEqualNode(served)) {
      if (!sameScripts(served, next)) return location.reload();
      takeHead(next.querySelector("head"));
      morph(document.body, served.querySelector("body"), next.querySelector("body"));
      takeAttributes(document.documentElement, served, next);
      served = next;
    }
    source = next.querySelector(ownScript)?.dataset.source ?? "";
    await learn();
    host.dataset.shown = facts?.number ?? 0;
  };

  const sameScripts = (one, other) => runs(one) === runs(other);
  // Structured data is no script that runs, and this one stays.
  const ownScript = `script[src="${own}preview.js"]`;
  const runs = (page) =>
    [...page.querySelectorAll(`script:not([type="application/ld+json"], ${ownScript})`)]
      .map((script) => script.outerHTML).join("\n");

  const isSheet = (node) => node.nodeName === "LINK" && node.relList.contains("stylesheet");

  const takeHead = (next) => {
    const head = document.head;
    const before = [...head.children].filter(isSheet);
    const after = [...next.children].filter(isSheet);
    const known = new Set(before.map((link) => link.getAttribute("href")));
    const wanted = new Set(after.map((link) => link.getAttribute("href")));
    // A new style is loaded beside the old one, which goes when it is there: the page is never without.
    const leaving = before.filter((link) => !wanted.has(link.getAttribute("href")));
    const coming = after.filter((link) => !known.has(link.getAttribute("href"))).map((link) => link.cloneNode(true));
    let waiting = coming.length;
    const done = () => { if (--waiting <= 0) leaving.forEach((link) => link.remove()); };
    for (const link of coming) {
      link.addEventListener("load", done);
      link.addEventListener("error", done);
      (leaving[0] ?? before.at(-1) ?? head.lastElementChild).after(link);
    }
    if (!coming.length) done();
    for (const node of [...head.children]) if (!isSheet(node) && node.nodeName !== "SCRIPT") node.remove();
    const first = head.firstElementChild;
    for (const node of [...next.children]) {
      if (!isSheet(node) && node.nodeName !== "SCRIPT") head.insertBefore(node.cloneNode(true), first);
    }
  };

  const takeAttributes = (live, before, next) => {
    for (const { name, value } of next.attributes) {
      if (before.getAttribute(name) !== value) live.setAttribute(name, value);
    }
    for (const { name } of before.attributes) if (!next.hasAttribute(name)) live.removeAttribute(name);
  };

  // Makes of `live`, which was `before`, what `next` is, and leaves alone what is the same in both.
  const morph = (live, before, next) => {
    if (before.isEqualNode(next)) return;
    if (live.nodeName !== next.nodeName || before.nodeName !== next.nodeName) return live.replaceWith(copy(next));
    if (next.nodeType !== Node.ELEMENT_NODE) { live.nodeValue = next.nodeValue; return; }
    takeAttributes(live, before, next);
    const olds = [...before.childNodes];
    const news = [...next.childNodes];
    const lives = [...live.childNodes];
    if (lives.length !== olds.length) return live.replaceChildren(...news.map(copy));
    let start = 0;
    while (start < olds.length && start < news.length && olds[start].isEqualNode(news[start])) start++;
    let end = 0;
    while (end < olds.length - start && end < news.length - start
      && olds.at(-1 - end).isEqualNode(news.at(-1 - end))) end++;
    const oldsHere = olds.length - end;
    const newsHere = news.length - end;
    const pairs = Math.min(oldsHere, newsHere);
    for (let place = start; place < pairs; place++) morph(lives[place], olds[place], news[place]);
    for (let place = pairs; place < oldsHere; place++) lives[place].remove();
    for (let place = pairs; place < newsHere; place++) live.insertBefore(copy(news[place]), lives[oldsHere] ?? null);
  };

  const copy = (node) => document.importNode(node, true);

  // MARK: What is on top of the page

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const overlay = element("section", { id: "problems", hidden: true, role: "alert" });
  const state = element("p", { id: "state", hidden: true });
  const button = element("button", { id: "toggle", type: "button", textContent: "Preview", title: "Alt+B" });
  const about = element("dl");
  const panel = element("section", { id: "panel", hidden: true, ariaLabel: "About this page" });

  const showProblems = (problems) => {
    overlay.hidden = problems.length === 0;
    overlay.replaceChildren(
      element("h2", { textContent: problems.length === 1 ? "1 problem" : `${problems.length} problems` }),
      element("p", { textContent: "The page under this is the last good one. This goes away when it is mended." }),
      ...problems.map((problem) => element("pre", { textContent: problem })));
  };

  const showState = () => {
    const words = [facts.unpublished, facts.isLive ? null : `As of ${readable(facts.clock)}`].filter(Boolean);
    state.hidden = words.length === 0;
    state.textContent = words.join(" · ");
  };

  // Links to what readers cannot see yet.
  const mark = () => {
    for (const link of document.querySelectorAll("a[href]")) {
      const words = link.origin === location.origin ? facts.marks[link.pathname] : undefined;
      link.toggleAttribute("data-broadsheet-unpublished", words !== undefined);
      if (words) link.title = words;
    }
  };
  const marks = new CSSStyleSheet();
  marks.replaceSync("a[data-broadsheet-unpublished] { outline: 2px dashed #b45309; outline-offset: 2px; }");

  const readable = (clock) => (clock ?? "").replace("T", " ");

  // MARK: The panel

  const showPanel = () => {
    const lines = [];
    const say = (name, ...values) => {
      if (values.some((value) => value !== null && value !== undefined && value !== "")) {
        lines.push(element("dt", { textContent: name }), ...values.map((value) =>
          value instanceof Node ? element("dd", {}, value) : element("dd", { textContent: value })));
      }
    };
    const meta = (name) =>
      document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute("content") ?? "";
    say("Source", facts.source ? sourceLine : "", facts.source ? sourceWords : "");
    say("Words", facts.words === undefined ? "" : String(facts.words));
    say("Last rebuilt", `${facts.siteMilliseconds} ms${facts.pageMilliseconds === undefined ? "" : `, this page ${facts.pageMilliseconds} ms`}`);
    say("Because of", ...(facts.changed.length ? facts.changed : ["the start, or the clock"]));
    say("Due next", facts.nextChange ? readable(facts.nextChange) : "nothing");
    say("In search results", element("div", { className: "card" },
      element("strong", { textContent: document.title }),
      element("span", { textContent: document.querySelector("link[rel=canonical]")?.href ?? location.href }),
      element("p", { textContent: meta("description") })));
    const picture = meta("og:image");
    say("On social cards", element("div", { className: "card" },
      ...(picture ? [element("img", { src: localAddress(picture), alt: meta("og:image:alt") })] : []),
      element("strong", { textContent: meta("og:title") || document.title }),
      element("p", { textContent: meta("og:description") || meta("description") })));
    const faults = accessibilityProblems();
    say(`Accessibility problems: ${faults.length}`, ...(faults.length ? faults : ["none that can be found by looking"]));
    say("Templates", ...facts.templates);
    if (facts.warnings.length) say(`Warnings: ${facts.warnings.length}`, ...facts.warnings.slice(0, 20));
    showClock();
    about.replaceChildren(...lines);
    sayLine(onScreen());
  };

  // MARK: The line of the source

  const sourceLine = element("span");
  const sourceWords = element("span");
  const blocks = "h1, h2, h3, h4, h5, h6, p, li, pre, blockquote, figcaption, td, th, dt, dd";
  const wordsOf = (node) => node.textContent.trim().replace(/\s+/g, " ").slice(0, 300);
  let questions = 0;
  let resting = 0;

  // Where in the source the first of some blocks stands that comes from there.
  const sayLine = async (nodes) => {
    const question = ++questions;
    sourceLine.textContent = `${facts.source}:${facts.line ?? 1}`;
    sourceWords.textContent = "";
    for (const node of facts.words === undefined ? [] : nodes.slice(0, 8)) {
      const words = wordsOf(node);
      const same = [...document.querySelectorAll(node.nodeName)].filter((other) => wordsOf(other) === words);
      const { line } = await ask("line?address=" + encodeURIComponent(location.pathname)
        + "&number=" + same.indexOf(node) + "&text=" + encodeURIComponent(words));
      if (question !== questions) return;
      if (!line) continue;
      sourceLine.textContent = `${facts.source}:${line}`;
      sourceWords.textContent = `“${words.slice(0, 60)}${words.length > 60 ? "…" : ""}”`;
      return;
    }
  };

  // The blocks that a reader sees, those first that begin on the screen.
  const onScreen = () => {
    const seen = [...(document.querySelector("main") ?? document.body).querySelectorAll(blocks)].filter((node) => {
      const { top, bottom, height } = node.getBoundingClientRect();
      return height > 0 && bottom > 0 && top < innerHeight;
    });
    return [...seen.filter((node) => node.getBoundingClientRect().top >= 0), ...seen];
  };

  addEventListener("scroll", () => {
    clearTimeout(resting);
    if (!panel.hidden && facts) resting = setTimeout(() => sayLine(onScreen()), 100);
  }, { passive: true });
  addEventListener("click", ({ target }) => {
    const block = target instanceof Element ? target.closest(blocks) : null;
    if (block && !panel.hidden && facts) sayLine([block]);
  });

  // Pictures of the site's own address are here as well.
  const localAddress = (address) => {
    const canonical = document.querySelector("link[rel=canonical]")?.href;
    const home = canonical ? new URL(canonical).origin : "";
    return home && address.startsWith(home) ? address.slice(home.length) : address;
  };

  const field = element("input", { type: "datetime-local", id: "clock" });
  const hours = element("input", { type: "range", id: "hours", min: 0, max: 168, value: 0, ariaLabel: "Hours from then" });
  const now = element("button", { type: "button", textContent: "Now" });
  const zone = element("label", { htmlFor: "clock" });
  const clock = element("form", { onsubmit: (event) => event.preventDefault() }, zone, field, now, hours);
  let start = "";
  field.onchange = () => field.value && moveClock(field.value);
  hours.oninput = () => { field.value = later(start, Number(hours.value)); };
  hours.onchange = () => moveClock(field.value);
  now.onclick = () => moveClock(null);

  const showClock = () => {
    zone.textContent = `The site as of (${facts.timeZone ?? "UTC"})`;
    now.disabled = facts.isLive;
    // Not while somebody sets it.
    if (clock.contains(root.activeElement) && root.activeElement !== now) return;
    field.value = start = facts.clock ?? "";
    hours.value = 0;
  };

  // A wall clock some hours later, as wall clocks count.
  const later = (clock, hours) =>
    new Date(Date.parse(clock + ":00Z") + hours * 3_600_000).toISOString().slice(0, 16);

  const moveClock = (at) => fetch(own + "clock", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ at }),
  });

  // MARK: Accessibility

  const accessibilityProblems = () => {
    const problems = [];
    const tell = (what, node) => {
      const name = node.nodeName.toLowerCase() + (node.id ? "#" + node.id : "");
      const words = (node.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
      problems.push(`${what}: ${name}${words ? ` “${words}”` : ""}${node.src ? " " + node.getAttribute("src") : ""}`);
    };
    const all = (selector) => [...document.querySelectorAll(selector)];
    const named = (node) =>
      (node.textContent ?? "").trim() || node.getAttribute("aria-label") || node.getAttribute("aria-labelledby")
      || node.getAttribute("title") || node.querySelector("img[alt]:not([alt='']), svg[aria-label], svg title");
    if (!document.documentElement.lang) problems.push("The page does not say its language");
    if (!document.title.trim()) problems.push("The page has no title");
    all("img:not([alt])").forEach((node) => tell("No text for a picture", node));
    all("a[href], button").filter((node) => !named(node)).forEach((node) => tell("No name", node));
    all("iframe:not([title])").forEach((node) => tell("No title", node));
    all("input:not([type=hidden], [type=submit], [type=button]), select, textarea")
      .filter((node) => !node.labels?.length && !node.getAttribute("aria-label") && !node.getAttribute("aria-labelledby"))
      .forEach((node) => tell("No label", node));
    all("video:not(:has(track[kind=captions], track[kind=subtitles]))").forEach((node) => tell("No captions", node));
    all("table:not(:has(th))").forEach((node) => tell("No header cells", node));
    const headings = all("h1, h2, h3, h4, h5, h6");
    if (headings.filter((node) => node.nodeName === "H1").length !== 1) problems.push("There is not exactly one h1");
    headings.reduce((level, node) => {
      const own = Number(node.nodeName[1]);
      if (own > level + 1) tell(`A heading of level ${own} follows one of level ${level}`, node);
      return own;
    }, 0);
    const ids = new Map();
    all("[id]").forEach((node) => ids.set(node.id, (ids.get(node.id) ?? 0) + 1));
    ids.forEach((count, id) => { if (count > 1) problems.push(`The id “${id}” is there ${count} times`); });
    lowContrast().forEach((node) => tell("Too little contrast", node));
    return problems;
  };

  // Text against its background (WCAG 2.2, 1.4.3); what stands on pictures is left to people.
  const lowContrast = () => {
    const channels = (color) => color.match(/[\d.]+/g)?.map(Number) ?? [];
    const light = ([red, green, blue]) => {
      const [r, g, b] = [red, green, blue].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const background = (node) => {
      for (let place = node; place; place = place.parentElement) {
        const style = getComputedStyle(place);
        if (style.backgroundImage !== "none") return null;
        if (!style.backgroundColor.startsWith("rgb")) return null;
        const color = channels(style.backgroundColor);
        if (color.length === 3) return color;
        if (color[3] > 0) return null;
      }
      return getComputedStyle(document.documentElement).colorScheme.includes("dark")
        && matchMedia("(prefers-color-scheme: dark)").matches ? null : [255, 255, 255];
    };
    const texts = [...document.body.querySelectorAll("*")].filter((node) =>
      [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.nodeValue.trim())
      && node.checkVisibility());
    return texts.slice(0, 2_000).filter((node) => {
      const style = getComputedStyle(node);
      const color = channels(style.color);
      const behind = background(node);
      if (!behind || color.length !== 3 || !style.color.startsWith("rgb(")) return false;
      const [low, high] = [light(color), light(behind)].sort((a, b) => a - b);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      return (high + 0.05) / (low + 0.05) < (isLarge ? 3 : 4.5);
    });
  };

  // MARK: How it looks

  sheet.replaceSync(`
    :host { all: initial; }
    [hidden] { display: none !important; }
    * { box-sizing: border-box; }
    section, #state, #toggle { font: 14px/1.45 system-ui, sans-serif; color: #e7e5e4; background: #1c1917; }
    #toggle, #state { position: fixed; z-index: 2147483646; margin: 0; border: 0; border-radius: 4px; padding: 4px 10px; }
    #toggle { right: 8px; bottom: 8px; opacity: .75; cursor: pointer; }
    #toggle:hover, #toggle:focus-visible { opacity: 1; outline: 2px solid #f59e0b; }
    #state { left: 8px; bottom: 8px; background: #92400e; color: #fff; font-weight: 600; }
    #problems { position: fixed; z-index: 2147483647; inset: 0 0 auto 0; max-height: 90vh; overflow: auto;
      padding: 16px 24px; border-bottom: 4px solid #ef4444; }
    #panel { position: fixed; z-index: 2147483645; inset: 0 0 0 auto; width: min(26rem, 100vw); overflow: auto;
      padding: 16px 20px 56px; border-left: 1px solid #57534e; }
    h2 { margin: 0 0 8px; font-size: 18px; }
    p { margin: 0 0 8px; }
    pre { margin: 12px 0 0; font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    dl { margin: 0; }
    dt { margin-top: 12px; color: #d6b370; font-weight: 600; }
    dd { margin: 0; overflow-wrap: anywhere; }
    form { display: grid; grid-template-columns: 1fr auto; gap: 6px; }
    label, #hours { grid-column: 1 / -1; }
    input, form button { font: inherit; }
    .card { display: grid; gap: 2px; padding: 8px; border: 1px solid #57534e; border-radius: 4px; }
    .card img { max-width: 100%; }
    .card span { color: #a8a29e; font-size: 12px; }
    .card p { margin: 0; }`);

  const toggle = () => {
    panel.hidden = !panel.hidden;
    if (!panel.hidden && facts) showPanel();
  };
  button.onclick = toggle;
  addEventListener("keydown", (event) => {
    if (event.altKey && event.code === "KeyB") {
      event.preventDefault();
      toggle();
    } else if (event.key === "Escape") {
      panel.hidden = true;
    }
  });

  root.adoptedStyleSheets = [sheet];
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, marks];
  panel.append(element("h2", { textContent: "About this page" }), clock, about);
  root.append(state, button, panel, overlay);
  document.documentElement.append(host);
  // What has changed since the page was sent is on it then, too.
  refresh();
  // Browsers keep locks for addresses that they trust, as this machine's own: elsewhere each tab listens.
  if (navigator.locks) navigator.locks.request("broadsheet-preview", listen);
  else listen();
})();

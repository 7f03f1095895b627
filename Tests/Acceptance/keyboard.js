// What the keyboard test asks of a page. Runs once on each page, in the page.
(() => {
  // What stands in a frame is its own host's: a frame may let the focus pass, or keep it for a while.
  const NATIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary, "
    + "audio[controls], video[controls], [tabindex], [contenteditable]";
  const STYLES = ["boxShadow", "backgroundColor", "borderTopColor", "borderTopWidth"];

  const scrolls = (element) => {
    const style = getComputedStyle(element);
    const may = (overflow) => overflow === "auto" || overflow === "scroll";
    return (may(style.overflowX) && element.scrollWidth > element.clientWidth)
      || (may(style.overflowY) && element.scrollHeight > element.clientHeight);
  };
  const answers = (element) =>
    element.matches(NATIVE) && element.tabIndex >= 0 && !element.disabled
      && element.checkVisibility({ visibilityProperty: true });
  const isStop = (element) =>
    answers(element) || (scrolls(element) && ![...element.querySelectorAll("*")].some(answers));

  const name = (element) =>
    `<${element.localName}${element.id && " id=" + element.id}> `
      + `"${(element.textContent || element.value || "").trim().slice(0, 40)}"`;

  // The colour behind an element, and how two colours stand out from one another, as WCAG reckons it.
  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const backdrop = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const stops = [...document.body.querySelectorAll("*")].filter(isStop);
  const atRest = new Map(stops.map((stop) => {
    const style = getComputedStyle(stop);
    return [stop, STYLES.map((property) => style[property]).join()];
  }));

  // Whether a reader sees where the focus is. Players show it inside.
  const showsFocus = (element) => {
    if (element.matches("audio, video")) return true;
    const style = getComputedStyle(element);
    if (style.outlineStyle === "auto") return true;
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) {
      return contrast(style.outlineColor, backdrop(element)) >= 3;
    }
    return STYLES.map((property) => style[property]).join() !== atRest.get(element);
  };
  const isOnScreen = (element) => {
    const boxes = [...element.getClientRects()].filter((box) => box.width * box.height > 0);
    return boxes.some((box) =>
      box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight);
  };

  window.keyboard = {
    stops: () => stops.map(name),
    // Where the focus is: null for the page itself, else the element's place in the document, the number of the stop,
    // what is wrong there, and how often in a row it may keep the focus.
    focus: () => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      const frame = element.matches("iframe");
      const stop = stops.indexOf(element);
      const faults = [];
      if (stop < 0) faults.push("takes the focus, but is nothing to use");
      if (stop >= 0 && !showsFocus(element)) faults.push("does not show that it has the focus");
      if (!isOnScreen(element)) faults.push("has the focus off screen");
      return {
        place: [...document.querySelectorAll("*")].indexOf(element),
        name: name(element), stop, faults, frame, holds: frame || element.matches("audio, video") ? 25 : 0,
      };
    },
  };
})();

// Every visible word of the page: text, box in physical pixels, marked elements around it,
// what part it plays, and the number of the block it stands in.
(() => {
  const marked = [...document.querySelectorAll("[label]")];
  const words = [], blocks = new Map();
  const ROLES = ["field", "label", "chrome", "text"];
  const FIELD = "x-v, .field", LABEL = "label, dt, th, legend, .cap";
  const CHROME = "button, nav, menu, .btn, .tabs, .tab, .side, .address, .titlebar, .bar, .status";

  // Where an ellipsis begins that stands for the rest of a line.
  const pen = document.createElement("canvas").getContext("2d");
  const ellipsis = (e, style) => {
    if (style.textOverflow !== "ellipsis" || e.scrollWidth <= e.clientWidth) return Infinity;
    pen.font = style.font;
    const right = e.getBoundingClientRect().right - parseFloat(style.borderRightWidth);
    return right - parseFloat(style.paddingRight) - pen.measureText("\u2026").width;
  };

  // The part of the window in which an element's text can show.
  const room = (element) => {
    let [x0, y0, x1, y1, cut] = [0, 0, innerWidth, innerHeight, Infinity];
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.overflow === "visible" || e === document.documentElement) continue;
      const r = e.getBoundingClientRect();
      [x0, y0, x1, y1] = [Math.max(x0, r.left), Math.max(y0, r.top),
                          Math.min(x1, r.right), Math.min(y1, r.bottom)];
      cut = Math.min(cut, ellipsis(e, style));
    }
    return [x0, y0, x1, y1, cut];
  };

  const role = (element) => {
    for (let e = element; e; e = e.parentElement) {
      if (ROLES.includes(e.getAttribute("role"))) return e.getAttribute("role");
      if (e.matches(FIELD)) return "field";
      if (e.matches(LABEL)) return "label";
      if (e.matches(CHROME)) return "chrome";
    }
    return "text";
  };

  const block = (element) => {
    let e = element;
    while (e.parentElement && /^(inline|contents)$/.test(getComputedStyle(e).display))
      e = e.parentElement;
    if (!blocks.has(e)) blocks.set(e, blocks.size);
    return blocks.get(e);
  };

  // Whether something opaque lies over the element at a point.
  const opaque = (e) => {
    if (["IMG", "CANVAS", "VIDEO"].includes(e.tagName)) return true;
    const style = getComputedStyle(e), parts = style.backgroundColor.match(/[\d.]+/g) || [];
    return style.backgroundImage !== "none" || (parts.length > 2 && (parts[3] ?? 1) > 0.9);
  };
  const covered = (element, x, y) => {
    for (const e of document.elementsFromPoint(x, y)) {
      if (e === element || e.contains(element) || element.contains(e)) return false;
      if (opaque(e)) return true;
    }
    return false;
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(element.tagName)) continue;
    const [x0, y0, x1, y1, cut] = room(element);
    const around = marked.flatMap((m, i) => (m.contains(element) ? [i] : []));
    const upper = getComputedStyle(element).textTransform === "uppercase";
    const part = role(element), where = block(element);
    let word = null;
    for (let at = 0; at < node.data.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const r = /\s/.test(node.data[at]) ? null : range.getClientRects()[0];
      if (!r) { word = null; continue; }
      const [a, b] = [Math.max(r.left, x0), Math.max(r.top, y0)];
      const [c, d] = [Math.min(r.right, x1), Math.min(r.bottom, y1)];
      if (c - a < r.width / 2 || d - b < r.height / 2) continue;  // cut off by an edge
      if (r.right > cut) continue;                                // an ellipsis stands there
      if (covered(element, (a + c) / 2, (b + d) / 2)) continue;   // under another window
      if (!word || Math.abs(word.top - r.top) > r.height / 2)     // a new word, or a new line
        words.push((word = {text: "", box: [a, b, c, d], top: r.top, around, part, where}));
      word.text += upper ? node.data[at].toUpperCase() : node.data[at];
      word.box = [Math.min(word.box[0], a), Math.min(word.box[1], b),
                  Math.max(word.box[2], c), Math.max(word.box[3], d)];
    }
  }
  return words.map(({text, box, around, part, where}) =>
    ({text, box: box.map((v) => v * devicePixelRatio), around, role: part, block: where}));
})()

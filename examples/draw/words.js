// Every visible word of the page: text, box in physical pixels, marked elements around it.
(() => {
  const marked = [...document.querySelectorAll("[label]")];
  const words = [];

  // The part of the window in which an element's text can show.
  const room = (element) => {
    let [x0, y0, x1, y1] = [0, 0, innerWidth, innerHeight];
    for (let e = element; e; e = e.parentElement) {
      if (getComputedStyle(e).overflow === "visible" || e === document.documentElement) continue;
      const r = e.getBoundingClientRect();
      [x0, y0, x1, y1] = [Math.max(x0, r.left), Math.max(y0, r.top),
                          Math.min(x1, r.right), Math.min(y1, r.bottom)];
    }
    return [x0, y0, x1, y1];
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || ["STYLE", "SCRIPT"].includes(element.tagName)) continue;
    const [x0, y0, x1, y1] = room(element);
    const around = marked.flatMap((m, i) => (m.contains(element) ? [i] : []));
    let word = null;
    for (let at = 0; at < node.data.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const r = /\s/.test(node.data[at]) ? null : range.getClientRects()[0];
      if (!r) { word = null; continue; }
      const [a, b] = [Math.max(r.left, x0), Math.max(r.top, y0)];
      const [c, d] = [Math.min(r.right, x1), Math.min(r.bottom, y1)];
      if (c - a < r.width / 2 || d - b < r.height / 2) continue;  // cut off by an edge
      if (!word || Math.abs(word.top - r.top) > r.height / 2)     // a new word, or a new line
        words.push((word = {text: "", box: [a, b, c, d], top: r.top, around}));
      word.text += node.data[at];
      word.box = [Math.min(word.box[0], a), Math.min(word.box[1], b),
                  Math.max(word.box[2], c), Math.max(word.box[3], d)];
    }
  }
  return words.map(({text, box, around}) =>
    ({text, box: box.map((v) => v * devicePixelRatio), around}));
})()

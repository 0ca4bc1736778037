// What a sequence of frames does to the page that is shown.
window.sequence = (() => {
  const inView = (e) => {
    const r = e.getBoundingClientRect();
    const top = document.elementFromPoint((r.left + r.right) / 2, (r.top + r.bottom) / 2);
    return top && (top === e || top.contains(e)) && r.width > 20 && r.height > 5 && r.left >= 0 && r.top >= 0 &&
      r.right <= innerWidth && r.bottom <= innerHeight && !e.querySelector("*");
  };
  let target = null, full = "", label = "";
  const pool = (selector) => [...document.querySelectorAll(selector)].filter(inView);
  return {
    // Choose one of the visible elements that fit; how long its text is, or 0 if there is none.
    choose: (selector, at) => {
      const some = pool(selector);
      target = some[Math.floor(at * some.length)] ?? null;
      if (!target) return 0;
      full = target.textContent;
      label = target.getAttribute("label");
      target.style.minHeight = "1em";
      return [...full].length;
    },
    type: (n) => { target.textContent = [...full].slice(0, n).join("") },
    fade: (opacity) => { target.style.opacity = opacity },
    // A value behind bullets is not shown: its element bears no label.
    hide: (hidden) => {
      target.textContent = hidden ? "\u2022".repeat([...full].length) : full;
      if (hidden) target.removeAttribute("label"); else target.setAttribute("label", label);
    },
    // Scroll the largest scrolling part that has something left; how far it can go.
    scrolls: () => {
      const some = [...document.querySelectorAll(".scroll")];
      const room = (e) => e.scrollHeight - e.clientHeight;
      target = some.sort((a, b) => room(b) - room(a))[0] ?? null;
      if (!target) return 0;
      target.scrollTop = 0;
      return room(target);
    },
    scroll: (top) => { target.scrollTop = top },
    toast: (html) => {
      target = document.createElement("div");
      target.className = "over";
      target.style.cssText = "right: 1rem; top: 4rem; width: 22rem";
      target.innerHTML = html;
      document.body.append(target);
    },
    away: () => target.remove(),
  };
})(); 0

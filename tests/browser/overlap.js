// Lines of text and drawings of the slide that is shown: which of them lie over each other, under the tools, or outside.
() => {
  const slide = document.querySelector('.slides > .present');
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const parts = [];
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const host = node.parentElement;
    if (!node.textContent.trim() || host.closest('.notes, option, [hidden]') || !shown(host)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      // What a line has above and below its letters is no part of them.
      const air = Math.max(0, (box.height - parseFloat(getComputedStyle(host).fontSize) * 0.9) / 2);
      if (box.width > 1) {
        parts.push({ name: node.textContent.trim(), host: node, l: box.left, r: box.right, t: box.top + air, b: box.bottom - air });
      }
    }
  }
  for (const field of slide.querySelectorAll('svg:not(.kawung), input, select, button')) {
    if (!shown(field) || field.closest('[hidden]')) continue;
    const box = field.getBoundingClientRect();
    // The words of a button stand in it.
    parts.push({ name: field.getAttribute('class') ?? field.name, host: field, l: box.left, r: box.right, t: box.top, b: box.bottom });
  }
  const over = (a, b) => Math.min(a.r, b.r) - Math.max(a.l, b.l) > 1 && Math.min(a.b, b.b) - Math.max(a.t, b.t) > 1;
  const found = [];
  for (const [n, a] of parts.entries()) {
    for (const b of parts.slice(n + 1)) {
      if (a.host === b.host || b.host.contains(a.host) || a.host.contains(b.host)) continue;
      if (over(a, b)) found.push(`${a.name} / ${b.name}`);
    }
  }
  const upright = innerHeight > innerWidth;
  const tools = document.querySelector('.alat').getBoundingClientRect();
  const bar = { l: tools.left, r: tools.right, t: tools.top, b: tools.bottom };
  for (const part of parts) {
    const inside = part.l >= 0 && part.r <= innerWidth && (upright || (part.t >= 0 && part.b <= innerHeight));
    if (!inside) found.push(`outside: ${part.name}`);
    if (!upright && over(part, bar)) found.push(`under the tools: ${part.name}`);
  }
  // Upright a slide scrolls, and the tools have a row of their own.
  if (upright && slide.getBoundingClientRect().bottom > tools.top + 1) found.push('slide under the tools');
  return found;
}

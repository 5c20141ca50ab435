// Every visible text and control: what is too small, too low in contrast (WCAG 2.2), or too small to be hit.
function measure(smallestText, smallestTarget, smallestContrast) {
  const findings = [];
  const rgba = (text) => {
    const parts = text.match(/[\d.]+/g).map(Number);
    return [parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = (color) => {
    const [r, g, b] = color.slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] > 0) layers.push(color);
      if (color[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const visible = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
    && !element.closest(".hidden, .skip, .hidden-input, option, :disabled") && element.getClientRects().length > 0;
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""}.${element.className} “${element.textContent.trim().slice(0, 24)}”`;

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !visible(element)) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    if (size < smallestText) findings.push(`text of ${size} px: ${name(element)}`);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    const contrast = ratio(over(rgba(style.color), behind(element)), behind(element));
    if (contrast < (large ? 3 : smallestContrast)) findings.push(`contrast of ${contrast.toFixed(2)}: ${name(element)}`);
  }
  for (const element of document.querySelectorAll("button, select, textarea, summary, a[href], label.button, .choice label, input:not([type=radio], [type=file])")) {
    if (!visible(element)) continue;
    const { width, height } = element.getBoundingClientRect();
    if (height < smallestTarget - 0.5 || width < 44) findings.push(`target of ${width.toFixed(0)} × ${height.toFixed(0)} px: ${name(element)}`);
  }
  return findings;
}

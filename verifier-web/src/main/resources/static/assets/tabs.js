// SPDX-License-Identifier: Apache-2.0
// The ways to hand in a document: one tap, or the arrow keys.
const byId = (id) => document.getElementById(id);

export const tabs = {
  start(chosen) {
    const all = () => [...document.querySelectorAll(".ways [role=tab]")].filter((tab) => !tab.hidden);
    all().concat(byId("tab-package")).forEach((tab) => {
      tab.addEventListener("click", () => {
        tabs.choose(tab.id);
        chosen(tab.id);
      });
      tab.addEventListener("keydown", (event) => {
        const list = all();
        const at = list.indexOf(tab);
        const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const other = list[(to + list.length) % list.length];
        tabs.choose(other.id);
        chosen(other.id);
        other.focus();
      });
    });
  },

  choose(id) {
    document.querySelectorAll(".ways [role=tab]").forEach((tab) => {
      const on = tab.id === id;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = !on;
    });
  },

  current: () => document.querySelector(".ways [aria-selected=true]").id,
};

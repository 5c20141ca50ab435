// SPDX-License-Identifier: Apache-2.0
// The place for answers: one at a time, of whatever kind. Nothing of an answer is stored but the way to draw it again.
import { camera } from "./camera.js";

const byId = (id) => document.getElementById(id);
const state = { draw: null };

/** Nothing of the answer before stays, neither on the screen nor on the sheet for the printer. */
function empty() {
  for (const id of ["result", "record-sheet"]) byId(id).replaceChildren();
}

export const result = {
  /**
   * Shows an answer in place of whatever stood there.
   * @param draw fills the place on the screen and, where there is one, the sheet for the printer, in the language of now; returns
   *     what is read to somebody who does not see it
   */
  show(draw, moveFocus = true) {
    state.draw = draw;
    camera.stop();
    empty();
    byId("ask-view").hidden = true;
    byId("result-view").hidden = false;
    byId("live").textContent = draw(byId("result"), byId("record-sheet"));
    if (!moveFocus) return;
    window.scrollTo(0, 0);
    byId("result").querySelector(".verdict").focus({ preventScroll: true });
  },

  redraw() {
    if (state.draw) result.show(state.draw, false);
  },

  isShown: () => Boolean(state.draw),

  clear() {
    state.draw = null;
    empty();
    byId("result-view").hidden = true;
    byId("ask-view").hidden = false;
    byId("live").textContent = "";
  },
};

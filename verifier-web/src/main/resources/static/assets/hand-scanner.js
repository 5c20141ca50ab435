// SPDX-License-Identifier: Apache-2.0
// A hand scanner is a keyboard: it types the code and presses Enter. An input method or Caps Lock on that computer turns
// characters full-width or swaps their case. The page repairs that, and says so; the codec itself stays strict.

const PREFIX = /YZ1:/;
const PREFIX_IN_ANY_CASE = /YZ1:/i;
/** Between two keys of a scanner lie few milliseconds; a person needs longer. */
const LONGEST_PAUSE_MS = 120;

export const halfWidth = (text) =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ");

/** What was meant: {text, folded}. A text that needs no repair comes back as it is. */
export function unfold(typed) {
  const text = halfWidth(typed);
  const begin = text.search(PREFIX.test(text) ? PREFIX : PREFIX_IN_ANY_CASE);
  if (begin < 0) return { text: typed, folded: false };
  const body = text.slice(begin);
  // a code has no lower-case letter, so a scanner's lower case is Caps Lock's doing; mixed case is somebody's change
  const swapped = body === body.toLowerCase();
  const meant = text.slice(0, begin) + (swapped ? body.toUpperCase() : body);
  return { text: meant, folded: meant !== typed };
}

/** Hands over what a scanner types while no field has the focus; on a button, its Enter must not press that. */
export function listenForScanner(deliver) {
  let typed = "";
  let last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.target.closest?.("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.timeStamp - last > LONGEST_PAUSE_MS) typed = "";
    last = event.timeStamp;
    if (event.key.length === 1) {
      typed += event.key;
    } else if (event.key === "Enter" && typed.length > 8) {
      event.preventDefault();
      deliver(typed);
      typed = "";
    }
  });
}

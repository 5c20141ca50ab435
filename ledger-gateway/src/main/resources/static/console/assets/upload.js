// SPDX-License-Identifier: Apache-2.0
// A file that is too large is refused here, before it travels.

const file = document.getElementById("file");
const wrong = document.getElementById("file-wrong");

file.addEventListener("change", () => {
  const tooLarge = (file.files[0]?.size ?? 0) > Number(file.dataset.largest);
  wrong.textContent = tooLarge ? file.dataset.tooLarge : "";
  file.setCustomValidity(wrong.textContent);
  file.setAttribute("aria-invalid", String(tooLarge));
});

// SPDX-License-Identifier: Apache-2.0
// Watches a running job. Without this module the page has a button that reads it again.

const progress = document.getElementById("progress");
const PAUSE = 2000;
let announced = -1;

if (progress.dataset.progress) {
  setTimeout(look, PAUSE);
}

async function look() {
  const answer = await fetch(progress.dataset.progress, {
    headers: { Accept: "application/json" },
    redirect: "error",
  }).catch(() => null);
  if (!answer?.ok) {
    setTimeout(look, 3 * PAUSE);
    return;
  }
  const job = await answer.json();
  if (job.state !== "RUNNING") {
    location.reload();
    return;
  }
  show(job);
  setTimeout(look, PAUSE);
}

function show(job) {
  document.getElementById("bar").value = job.percent;
  for (const name of ["percent", "issued", "refused", "ready", "opened"]) {
    const shown = document.getElementById(name);
    if (shown && name in job) {
      shown.textContent = job[name];
    }
  }
  const tenth = Math.floor(job.percent / 10);
  if (tenth > announced) {
    announced = tenth;
    document.getElementById("said").textContent = progress.dataset.words.replace("%", `${job.percent} %`);
  }
}

// Escape puts the reading of a figure away until it is pointed at anew (WCAG 1.4.13).
const figures = (selector) => document.querySelectorAll(`a.figure${selector}`);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    figures(":is(:hover, :focus)").forEach((figure) => figure.classList.add("dismissed"));
  }
});
for (const left of ["focusout", "mouseout"]) {
  document.addEventListener(left, (event) => event.target.closest?.("a.figure")?.classList.remove("dismissed"));
}

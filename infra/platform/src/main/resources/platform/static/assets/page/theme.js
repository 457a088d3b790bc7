// Light or dark before the page is drawn: what the reader chose, else what the system prefers.
(function () {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem("amana-theme") || "system"; } catch { return "system"; }
  };
  const apply = () => {
    const theme = chosen();
    const asSystem = theme !== "light" && theme !== "dark";
    document.documentElement.setAttribute("data-bs-theme", asSystem ? (dark.matches ? "dark" : "light") : theme);
  };
  apply();
  dark.addEventListener("change", apply);
  window.amanaTheme = {
    chosen,
    choose(theme) {
      try { localStorage.setItem("amana-theme", theme); } catch { /* a browser that keeps nothing follows the system */ }
      apply();
    },
  };
})();

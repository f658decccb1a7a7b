// Light or dark, as the visitor has chosen or as the system has it, and what the link to a frame leaves out: set before
// anything is painted.
(function () {
  var root = document.documentElement;
  var system = matchMedia("(prefers-color-scheme: dark)");
  var names = { system: "as the system", light: "light", dark: "dark" };

  function chosen() {
    try {
      return localStorage.getItem("theme") in names ? localStorage.getItem("theme") : "system";
    } catch (noStorage) {
      return root.dataset.chosen || "system";
    }
  }

  function apply() {
    var choice = chosen();
    var button = document.getElementById("theme");
    root.dataset.theme = choice === "system" ? (system.matches ? "dark" : "light") : choice;
    if (button) {
      button.querySelector("span").textContent = ": " + names[choice];
    }
  }

  // "1" is the title, and the views where the link opens none.
  function leaveOut() {
    var embed = /[#&]embed(?:=([^&]*))?(?:&|$)/.exec(location.hash);
    if (!embed) {
      root.removeAttribute("data-embed");
      return;
    }
    var usual = "header" + (/[#&](view|lesson|race)=/.test(location.hash) ? "" : " drawer");
    root.dataset.embed = (embed[1] || "1").replace(/,|-|%2C/gi, " ").replace(/(^| )1( |$)/, "$1" + usual + "$2");
  }

  apply();
  leaveOut();
  addEventListener("hashchange", leaveOut);
  system.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("DOMContentLoaded", function () {
    apply();
    var button = document.getElementById("theme");
    if (button) {
      button.addEventListener("click", function () {
        var order = Object.keys(names);
        var next = order[(order.indexOf(chosen()) + 1) % order.length];
        root.dataset.chosen = next;
        try {
          localStorage.setItem("theme", next);
        } catch (noStorage) { /* It holds until the page is left. */ }
        apply();
      });
    }
  });
})();

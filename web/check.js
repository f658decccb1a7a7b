// Says in a sentence why the page cannot start, where it cannot. The oldest browsers that run scripts understand this one.
(function () {
  function say(sentence) {
    var notice = document.getElementById("not-started");
    // The first sentence names the cause, others what came of it.
    if (notice && notice.className.indexOf("now") < 0) {
      notice.textContent = sentence;
      notice.className += " now";
    }
  }

  // Options are read before the address, which is none, so that no worker starts.
  function hasModuleWorkers() {
    var asked = false;
    try {
      new Worker("https://:", { get type() { asked = true; return "module"; } });
    } catch (noAddress) { /* as expected */ }
    return asked;
  }

  addEventListener("error", function (event) {
    if (event.target && event.target.tagName === "SCRIPT") {
      say("Part of this page did not arrive, so it may not work. Check the connection, then reload.");
    }
  }, true);

  if (location.protocol === "file:") {
    say("This page was opened as a file, and browsers do not run it so. Serve its folder, for example with"
      + " \"java -jar inkling.jar serve\", and open the address that it names.");
  } else if (self.origin === "null") {
    say("The frame around this page keeps it from starting its worker (sandbox). Open the page in a tab of its own.");
  } else if (!hasModuleWorkers()) {
    say("This browser is too old for this page. It needs Chrome or Edge 88, Firefox 114, Safari 16.4, or newer.");
  }
})();

/** StandardsReader: what the reader chose on this device; nothing of it leaves the device. */
var StandardsReader = (function () {
  "use strict";

  const KEY = "standards-map:show-first";

  // The frameworks to show first, as ["swe"]; none where nothing was chosen, or nothing may be kept.
  function first() {
    try {
      return (localStorage.getItem(KEY) || "").split(" ").filter(Boolean);
    } catch (refused) {
      return [];
    }
  }

  return {KEY: KEY, first: first};
})();

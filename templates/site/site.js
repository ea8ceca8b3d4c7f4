"use strict";
/* What a page can do beyond what it says: dark mode, search, tables that are
   filtered and sorted. Without this script all pages can be read. */
(function () {
	var root = document.body.dataset.root || "";

	/* Dark mode: the system's, until a reader chooses. */
	var theme = document.querySelector("button.theme");
	var media = window.matchMedia("(prefers-color-scheme: dark)");
	function stored() {
		try { return localStorage.getItem("theme"); } catch (e) { return null; }
	}
	function isDark() {
		var is = document.documentElement.dataset.theme;
		return is ? is === "dark" : media.matches;
	}
	function show() {
		theme.textContent = isDark() ? "Light" : "Dark";
		theme.setAttribute("aria-label", "Switch to " + (isDark() ? "light" : "dark") + " colors");
	}
	if (theme) {
		if (stored()) document.documentElement.dataset.theme = stored();
		theme.hidden = false;
		theme.addEventListener("click", function () {
			var next = isDark() ? "light" : "dark";
			document.documentElement.dataset.theme = next;
			try { localStorage.setItem("theme", next); } catch (e) { /* a file, or forbidden */ }
			show();
		});
		media.addEventListener("change", show);
		show();
	}
})();

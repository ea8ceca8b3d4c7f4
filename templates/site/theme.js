"use strict";
/* Light or dark: the reader's system, until the reader chooses. Loaded before
   the page is drawn, so that no page flashes in the other colors. */
(function () {
	var dark = window.matchMedia("(prefers-color-scheme: dark)");
	var button = null;

	function stored() {
		var theme = null;

		try {
			theme = localStorage.getItem("theme");
		} catch (e) {
			/* forbidden, so it lasts as long as the page */
		}
		return theme === "dark" || theme === "light" ? theme : null;
	}

	function store(theme) {
		try {
			localStorage.setItem("theme", theme);
		} catch (e) {
			/* the same */
		}
	}

	/* What the next press would make of the page. */
	function next() {
		var is = document.documentElement.dataset.theme;

		if (!is)
			is = dark.matches ? "dark" : "light";
		return is === "dark" ? "light" : "dark";
	}

	function label() {
		if (!button)
			return;
		button.textContent = next() === "dark" ? "Dark" : "Light";
		button.setAttribute("aria-label", "Switch to " + next() +
		    " colors");
		button.hidden = false;
	}

	function apply() {
		if (stored())
			document.documentElement.dataset.theme = stored();
		label();
	}

	apply();
	document.addEventListener("DOMContentLoaded", function () {
		button = document.querySelector("button.theme");
		if (!button)
			return;
		button.addEventListener("click", function () {
			var theme = next();

			document.documentElement.dataset.theme = theme;
			store(theme);
			label();
		});
		label();
	});
	dark.addEventListener("change", label);
	/* Back to a page that the browser kept as it was. */
	window.addEventListener("pageshow", apply);
})();

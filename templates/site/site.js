"use strict";
/* The search over assets/search-index.js, a list of [kind, title, url, text].
   All words must occur; titles come first. "/" leads to it from every page.
   Text is set as text: what stands in the list is never markup. */
(function () {
	var MOST = 50;		/* hits that are shown */
	var BEFORE = 60, SHOWN = 200;	/* characters of an excerpt */
	var OTHER = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d",
	    "ð": "d", "ł": "l", "þ": "th", "ı": "i" };
	var root = document.body.dataset.root || "";
	var form = document.querySelector("form.search");
	var query = document.getElementById("query");
	var found = document.getElementById("found");
	var hits = document.getElementById("hits");
	var entries = null;

	/* As one types it: small letters, without accents. */
	function fold(text) {
		return text.toLowerCase().normalize("NFD")
		    .replace(/[\u0300-\u036f]/g, "")
		    .replace(/[ßæœøđðłþı]/g, function (c) { return OTHER[c]; });
	}

	function words_of(text) {
		return fold(text).split(/\s+/).filter(function (word) {
			return word !== "";
		});
	}

	/* Which parts of the text the words are: [[start, end], ...]. */
	function ranges_of(text, words) {
		var folded = "", from = [], ranges = [], i, k, c;

		for (i = 0; i < text.length; i++) {
			c = fold(text[i]);
			for (k = 0; k < c.length; k++)
				from.push(i);
			folded += c;
		}
		words.forEach(function (word) {
			for (k = folded.indexOf(word); k >= 0;
			    k = folded.indexOf(word, k + word.length))
				ranges.push([from[k],
				    from[k + word.length - 1] + 1]);
		});
		return ranges.sort(function (a, b) { return a[0] - b[0]; });
	}

	function add(parent, name, text) {
		var element = document.createElement(name);

		element.textContent = text;
		parent.appendChild(element);
		return element;
	}

	/* Append text with the words in it marked. */
	function add_marked(parent, text, words) {
		var at = 0;

		ranges_of(text, words).forEach(function (range) {
			if (range[0] < at)
				return;
			parent.append(text.slice(at, range[0]));
			add(parent, "mark", text.slice(range[0], range[1]));
			at = range[1];
		});
		parent.append(text.slice(at));
	}

	/* Where the first of the words stands, with some words around it. */
	function excerpt_of(entry, words) {
		var first = -1, at, start;

		words.forEach(function (word) {
			at = entry.folded.indexOf(word);
			if (at >= 0 && (first < 0 || at < first))
				first = at;
		});
		start = Math.max(0, first - BEFORE);
		if (start > 0)
			start = entry.text.indexOf(" ", start) + 1;
		at = start + SHOWN < entry.text.length ?
		    entry.text.lastIndexOf(" ", start + SHOWN) : -1;
		if (at <= start)
			at = start + SHOWN;
		return (start > 0 ? "… " : "") + entry.text.slice(start, at) +
		    (at < entry.text.length ? " …" : "");
	}

	/* 0: the title begins so, 1: it has all the words, 2: some of them,
	   3: none; -1: a word is nowhere. */
	function rank_of(entry, words, phrase) {
		var in_title = 0, i;

		for (i = 0; i < words.length; i++) {
			if (entry.title_folded.indexOf(words[i]) >= 0)
				in_title++;
			else if (entry.folded.indexOf(words[i]) < 0 &&
			    entry.kind_folded.indexOf(words[i]) < 0)
				return -1;
		}
		if (entry.title_folded.indexOf(phrase) === 0)
			return 0;
		return in_title === words.length ? 1 : in_title > 0 ? 2 : 3;
	}

	function find(words) {
		var ranks = [[], [], [], []], phrase = words.join(" ");

		entries.forEach(function (entry) {
			var rank = rank_of(entry, words, phrase);

			if (rank >= 0)
				ranks[rank].push(entry);
		});
		return [].concat(ranks[0], ranks[1], ranks[2], ranks[3]);
	}

	function show_hit(entry, words) {
		var item = document.createElement("li");
		var link = add(item, "a", "");

		link.href = root + entry.url;
		add_marked(link, entry.title, words);
		item.append(" ");
		add(item, "span", entry.kind).className = "quiet";
		if (entry.text !== "")
			add_marked(add(item, "p", ""),
			    excerpt_of(entry, words), words);
		hits.appendChild(item);
	}

	function told(n) {
		if (n === 0)
			return "Nothing has all of these words.";
		return n + " found" + (n > MOST ? ", the first " + MOST +
		    " are shown" : "");
	}

	function keep_in_url(text) {
		try {
			history.replaceState(null, "", text === "" ?
			    location.pathname :
			    "?q=" + encodeURIComponent(text));
		} catch (e) {
			/* a browser that forbids it for files */
		}
	}

	function search() {
		var words = words_of(query.value), list;

		keep_in_url(query.value.trim());
		if (entries === null)
			return load();
		hits.textContent = "";
		found.textContent = "";
		if (words.length === 0)
			return;
		list = find(words);
		found.textContent = told(list.length);
		list.slice(0, MOST).forEach(function (entry) {
			show_hit(entry, words);
		});
	}

	function read_index() {
		entries = window.posIndex.map(function (entry) {
			return { kind: entry[0], title: entry[1],
			    url: entry[2], text: entry[3],
			    title_folded: fold(entry[1]),
			    kind_folded: fold(entry[0]),
			    folded: fold(entry[3]) };
		});
		search();
	}

	/* As a script, which a page in a folder may load, too. Once. */
	function load() {
		var script = document.createElement("script");

		if (document.getElementById("search-index"))
			return;
		script.id = "search-index";
		script.src = root + "assets/search-index.js";
		found.textContent = "Loading the list of words.";
		script.addEventListener("load", read_index);
		script.addEventListener("error", function () {
			found.textContent = "The list of words could not be " +
			    "loaded: assets/search-index.js.";
		});
		document.head.appendChild(script);
	}

	/* Up and down through the hits, with the words above the first. */
	function step(event) {
		var links = [query].concat(Array.from(
		    hits.querySelectorAll("a")));
		var at = links.indexOf(document.activeElement);
		var to = at + (event.key === "ArrowDown" ? 1 : -1);

		if (at < 0 || to < 0 || to >= links.length)
			return;
		event.preventDefault();
		links[to].focus();
	}

	function start() {
		form.hidden = false;
		query.value = new URLSearchParams(location.search).get("q") ||
		    "";
		query.addEventListener("input", search);
		form.addEventListener("submit", function (event) {
			var first = hits.querySelector("a");

			event.preventDefault();
			if (first)
				first.click();
		});
		form.addEventListener("keydown", function (event) {
			if (event.key === "ArrowDown" || event.key === "ArrowUp")
				step(event);
		});
		query.focus();
		load();
	}

	function is_writing(element) {
		return /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
	}

	document.addEventListener("keydown", function (event) {
		if (event.key !== "/" || event.ctrlKey || event.metaKey ||
		    event.altKey || is_writing(event.target))
			return;
		event.preventDefault();
		if (query)
			query.focus();
		else
			location.href = root + "search.html";
	});
	if (form)
		start();
})();

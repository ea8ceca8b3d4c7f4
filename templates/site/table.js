"use strict";
/* Tables that are filtered and sorted: <table data-sortable> with a key in
   each heading, and <form class="filters" data-table="ID">. The state is in
   the URL ("#type=reseller&sort=-fit"), so a view can be sent to a colleague.
   Where one page does not hold all rows, data-rows names a script that has
   them: {columns: [name...], rows: [[text...]...]}, with KEY, KEY_id (what is
   filtered by) and KEY_raw (what is sorted by), and slug of the row's page. */
(function () {
	var MOST = 500;		/* rows that are drawn */
	var order = new Intl.Collator("en", { numeric: true,
	    sensitivity: "base" });

	function fold(text) {
		return text.toLowerCase().normalize("NFD")
		    .replace(/[\u0300-\u036f]/g, "");
	}

	function add(parent, name, text) {
		var element = document.createElement(name);

		element.textContent = text;
		parent.appendChild(element);
		return element;
	}

	/* What a cell is sorted by; null: nothing is known. */
	function value_of(text, type) {
		var n;

		if (type !== "number")
			return text === "" ? null : text;
		n = parseFloat(text);
		return isNaN(n) ? null : n;
	}

	/* The rows that stand in the page. */
	function rows_of_page(table, heads) {
		return Array.from(table.tBodies[0].rows).map(function (tr, i) {
			return { at: i, tr: tr, filters: tr.dataset,
			    words: fold(tr.textContent),
			    values: heads.map(function (head, k) {
				var cell = tr.cells[k];

				return value_of("value" in cell.dataset ?
				    cell.dataset.value :
				    cell.textContent.trim(), head.type);
			    }) };
		});
	}

	/* One row of the script that has all of them. */
	function row_of_data(fields, i, columns, heads) {
		var row = { at: i, tr: null, filters: {}, fields: fields };

		function field(key, more) {
			var at = columns.indexOf(key + more);

			return fields[at >= 0 ? at : columns.indexOf(key)];
		}
		row.words = fold(heads.map(function (head) {
			return field(head.key, "");
		}).join(" "));
		row.values = heads.map(function (head) {
			row.filters[head.key] = field(head.key, "_id");
			return value_of(field(head.key, "_raw"), head.type);
		});
		row.draw = function () {
			var tr = document.createElement("tr"), link;

			heads.forEach(function (head, k) {
				var text = field(head.key, "");
				var cell = add(tr, "td", k > 0 ? text : "");

				if (head.align)
					cell.setAttribute("align", head.align);
				if (field(head.key, "_raw") !== text)
					cell.dataset.value =
					    field(head.key, "_raw");
				if (k > 0)
					return;
				link = add(cell, "a", text);
				link.href = field("slug", "") + "/index.html";
			});
			return tr;
		};
		return row;
	}

	/* Unknown is last in both directions; what is alike stays in order. */
	function compare(a, b, sort) {
		var x = a.values[sort.column], y = b.values[sort.column], c;

		if (x === null || y === null)
			c = (x === null) - (y === null);
		else
			c = sort.sign * (typeof x === "number" ? x - y :
			    order.compare(x, y));
		return c || a.at - b.at;
	}

	function has_word(ids, id) {
		return (" " + ids + " ").indexOf(" " + id + " ") >= 0;
	}

	function passes(row, asked) {
		return Object.keys(asked).every(function (key) {
			if (key === "text")
				return row.words.indexOf(fold(asked.text)) >= 0;
			return has_word(row.filters[key] || "", asked[key]);
		});
	}

	function fields_of(view) {
		return Array.from(view.form ? view.form.elements : []).filter(
		    function (field) { return field.name !== ""; });
	}

	/* {key: value} of the fields that are set. */
	function asked_of(view) {
		var asked = {};

		fields_of(view).forEach(function (field) {
			if (field.value.trim() !== "")
				asked[field.name] = field.value.trim();
		});
		return asked;
	}

	function tell(view, text) {
		if (view.status)
			view.status.textContent = text;
	}

	/* Of all rows, also those that are not in this page. */
	function count_of(view) {
		return view.rows ? view.rows.length :
		    view.status ? view.status.dataset.count : "";
	}

	function tell_count(view, n) {
		tell(view, n + " of " + count_of(view) + " " + view.table.id +
		    (n > MOST ? ", the first " + MOST + " are shown" : ""));
	}

	function show_sort(view) {
		view.heads.forEach(function (head, k) {
			if (view.sort && view.sort.column === k)
				head.th.setAttribute("aria-sort",
				    view.sort.sign > 0 ? "ascending" :
				    "descending");
			else
				head.th.removeAttribute("aria-sort");
		});
	}

	function draw_rows(view, asked) {
		var list = view.rows.filter(function (row) {
			return passes(row, asked);
		});

		if (view.sort)
			list.sort(function (a, b) {
				return compare(a, b, view.sort);
			});
		view.body.replaceChildren.apply(view.body,
		    list.slice(0, MOST).map(function (row) {
			return row.tr || (row.tr = row.draw());
		    }));
		tell_count(view, list.length);
	}

	/* As the page came, or as was asked for. */
	function draw(view) {
		var asked = asked_of(view);
		var plain = !view.sort && Object.keys(asked).length === 0;

		show_sort(view);
		view.parts.forEach(function (element) {
			element.hidden = !plain;
		});
		if (plain) {
			view.body.replaceChildren.apply(view.body, view.page);
			tell(view, count_of(view) + " " + view.table.id);
		} else if (view.rows === null) {
			load(view);
		} else {
			draw_rows(view, asked);
		}
	}

	/* The rows of all pages, once. */
	function load(view) {
		var script = document.createElement("script");
		var source = view.table.dataset.rows;

		if (view.loading)
			return;
		view.loading = true;
		tell(view, "Loading all " + view.table.id + ".");
		script.src = source;
		script.addEventListener("load", function () {
			var data = window.posPartners;

			view.rows = data.rows.map(function (fields, i) {
				return row_of_data(fields, i, data.columns,
				    view.heads);
			});
			draw(view);
		});
		script.addEventListener("error", function () {
			tell(view, "All " + view.table.id +
			    " could not be loaded: " + source + ".");
		});
		document.head.appendChild(script);
	}

	function keep_in_url(view) {
		var state = new URLSearchParams(asked_of(view)), text;

		if (view.sort)
			state.set("sort", (view.sort.sign < 0 ? "-" : "") +
			    view.heads[view.sort.column].key);
		text = state.toString();
		try {
			history.replaceState(null, "", text === "" ?
			    location.pathname + location.search : "#" + text);
		} catch (e) {
			location.hash = text;
		}
	}

	function read_url(view) {
		var state = new URLSearchParams(location.hash.slice(1));
		var by = state.get("sort") || "";
		var column = view.heads.findIndex(function (head) {
			return head.key === by.replace(/^-/, "");
		});

		fields_of(view).forEach(function (field) {
			field.value = state.get(field.name) || "";
			/* a choice that is none of them */
			if (field.selectedIndex === -1)
				field.value = "";
		});
		view.sort = column < 0 ? null : { column: column,
		    sign: by[0] === "-" ? -1 : 1 };
		draw(view);
	}

	function changed(view) {
		keep_in_url(view);
		draw(view);
	}

	/* Numbers and days begin with the most, names with A; the second
	   press turns it round. */
	function sort_by(view, column) {
		var sign = view.heads[column].type === "text" ? 1 : -1;

		if (view.sort && view.sort.column === column)
			sign = -view.sort.sign;
		view.sort = { column: column, sign: sign };
		changed(view);
	}

	/* The words of a heading become its button. */
	function make_button(view, head, column) {
		var button = document.createElement("button");

		button.type = "button";
		button.className = "sort";
		button.append.apply(button, Array.from(head.th.childNodes));
		head.th.appendChild(button);
		button.addEventListener("click", function () {
			sort_by(view, column);
		});
	}

	function start_form(view) {
		view.form.hidden = false;
		view.form.addEventListener("input", function () {
			changed(view);
		});
		view.form.addEventListener("submit", function (event) {
			event.preventDefault();
		});
		/* It tells before the fields are empty. */
		view.form.addEventListener("reset", function () {
			view.sort = null;
			setTimeout(function () { changed(view); });
		});
	}

	function heads_of(table) {
		return Array.from(table.tHead.rows[0].cells).map(function (th) {
			return { th: th, key: th.dataset.key,
			    type: th.dataset.type || "text",
			    align: th.getAttribute("align") };
		});
	}

	function start(table) {
		var form = document.querySelector('form.filters[data-table="' +
		    table.id + '"]');
		var heads = heads_of(table);
		var view = { table: table, body: table.tBodies[0], form: form,
		    status: form && form.querySelector("[role=status]"),
		    heads: heads, page: Array.from(table.tBodies[0].rows),
		    /* what holds for the page as it came alone */
		    parts: document.querySelectorAll(".pages, .part"),
		    rows: table.dataset.rows ? null :
		    rows_of_page(table, heads), sort: null };

		heads.forEach(function (head, k) {
			make_button(view, head, k);
		});
		if (form)
			start_form(view);
		/* Not for a link to a place in the page. */
		window.addEventListener("hashchange", function () {
			if (/^#?$|=/.test(location.hash))
				read_url(view);
		});
		read_url(view);
	}

	document.querySelectorAll("table[data-sortable]").forEach(start);
})();

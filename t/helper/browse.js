"use strict";
/* browse.js SITE MANY EXPECTED SHOTS: open pages of the site in a browser and
   print for each test its name, a tab, and what is wrong or nothing. MANY: a
   site of more partners than one page lists. EXPECTED: JSON of what the
   workspace's files say, {types: {type: [slug]}, many: {type: count}}. */
const fs = require("fs");
const os = require("os");
const path = require("path");
const { chromium } = require("playwright-core");
const serve = require("./serve.js");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [, , site, many, expected_file, shots] = process.argv;
const expected = JSON.parse(fs.readFileSync(expected_file, "utf8"));
const WIDTHS = [1280, 360];

function tell(name, problem) {
	console.log(name + "\t" + String(problem || "").replace(/\s+/g, " "));
}

/* One test: what fn returns or throws is the problem. */
async function test(name, fn) {
	try {
		tell(name, await fn());
	} catch (e) {
		tell(name, e.message.split("\n").slice(0, 3).join(" "));
	}
}

function same(got, wanted) {
	const a = JSON.stringify(got), b = JSON.stringify(wanted);

	return a === b ? "" : "got " + a + ", expected " + b;
}

/* A page that keeps in `said` whatever a reader's console would show. */
async function open_page(context, origin) {
	const page = await context.newPage();
	const said = [];

	page.on("console", (m) => {
		if (m.type() === "error" || m.type() === "warning")
			said.push(m.type() + ": " + m.text());
	});
	page.on("pageerror", (e) => said.push("thrown: " + e.message));
	page.on("requestfailed", (r) => said.push("failed: " + r.url()));
	page.on("response", (r) => {
		if (r.status() >= 400)
			said.push(r.status() + ": " + r.url());
	});
	page.on("request", (r) => {
		if (!r.url().startsWith(origin) && !/^data:/.test(r.url()))
			said.push("elsewhere: " + r.url());
	});
	page.said = said;
	page.setDefaultTimeout(10000);
	return page;
}

/* The first page of each kind that the site has: [[kind, path], ...]. */
function kinds(pages) {
	const first = (pattern) => pages.filter((p) => pattern.test(p)).sort()[0];
	const list = [["home", "index.html"],
	    ["strategy", "strategy/index.html"],
	    ["strategy-tab", "strategy/icp.html"],
	    ["strategy-journey", "strategy/cjm.html"],
	    ["partners", "partners/index.html"],
	    ["partner", "partners/nordvik-systems/index.html"],
	    ["partner-document", first(
	    /^partners\/(?!page-)[^/]+\/(?!index\.html$).+\.html$/)],
	    ["playbooks", "playbooks/index.html"],
	    ["playbook", first(/^playbooks\/(?!index)/)],
	    ["reports", "reports/index.html"],
	    ["report", "reports/2026-Q3-quarterly.html"],
	    ["library", "templates/index.html"],
	    ["category", first(/^templates\/[^/]+\/index\.html$/)],
	    ["template", first(/^templates\/[^/]+\/(?!index)[^/]+\.html$/)],
	    ["history", "history/index.html"],
	    ["search", "search.html"]];

	return list.filter((kind) => kind[1] !== undefined);
}

/* A list that lists something must have led to pages of its own. */
async function check_kinds(pages) {
	const got = kinds(pages).map((kind) => kind[0]);

	for (const [file, wanted] of [["partners/index.html", ["partner",
	    "partner-document"]], ["reports/index.html", ["report"]],
	    ["playbooks/index.html", ["playbook"]],
	    ["templates/index.html", ["category", "template"]]]) {
		const html = fs.readFileSync(path.join(site, file), "utf8");
		const main = html.slice(html.indexOf("<main"),
		    html.indexOf("</main>"));

		await test(file + ": what it lists is looked at", () =>
			/<a /.test(main) ? wanted.filter((kind) =>
			!got.includes(kind)).join(" ") : "");
	}
}

function files_of(dir, below = "") {
	return fs.readdirSync(path.join(dir, below), { withFileTypes: true })
	    .flatMap((f) => f.isDirectory() ?
	    files_of(dir, below + f.name + "/") : [below + f.name]);
}

/* What axe finds that keeps people out. */
async function barriers(page) {
	await page.evaluate(axe + ";0");
	const found = await page.evaluate(() => window.axe.run(document, {
		resultTypes: ["violations"] }));

	return found.violations.filter((v) => v.impact === "serious" ||
	    v.impact === "critical").map((v) => v.id + " at " +
	    v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(", "))
	    .join("; ");
}

async function sideways(page) {
	const [is, may] = await page.evaluate(() =>
		[document.documentElement.scrollWidth,
		    document.documentElement.clientWidth]);

	return is > may ? is + " pixels in " + may : "";
}

/* One page as one kind of reader sees it. */
async function look(page, kind, width, theme) {
	const as = kind + ", " + width + " pixels, " + theme;

	await page.emulateMedia({ colorScheme: theme });
	await test(as + ": no sideways scroll", () => sideways(page));
	await test(as + ": nothing keeps people out", () => barriers(page));
	await page.screenshot({ path: path.join(shots, kind + "-" + width +
	    "-" + theme + ".png"), fullPage: theme === "light" });
}

async function look_at_all(browser, origin, pages) {
	for (const width of WIDTHS) {
		const context = await browser.newContext({
			viewport: { width, height: 900 } });
		for (const [kind, file] of kinds(pages)) {
			const page = await open_page(context, origin);

			await page.goto(origin + "/" + file);
			await look(page, kind, width, "light");
			await look(page, kind, width, "dark");
			await test(kind + ", " + width + " pixels: silent",
			    () => page.said.join("; "));
			await page.close();
		}
		await context.close();
	}
}

/* Links and anchors of a page's text, as the browser reads it. */
function read_page(page, html) {
	return page.evaluate((text) => {
		const doc = new DOMParser().parseFromString(text, "text/html");

		return { ids: Array.from(doc.querySelectorAll("[id]"),
		    (e) => e.id), links: Array.from(doc.querySelectorAll(
		    "[href], [src]"), (e) => e.getAttribute("href") ||
		    e.getAttribute("src")) };
	}, html);
}

/* Follow every link of every page, from the first one on. */
async function follow_all(page, origin) {
	const seen = new Map(), todo = [origin + "/index.html"];
	const wanted = [], bad = [];

	while (todo.length > 0) {
		const url = todo.pop();

		if (seen.has(url))
			continue;
		const got = await fetch(url);
		const is_page = url.endsWith(".html") && got.ok;
		const read = is_page ? await read_page(page, await got.text()) :
		    { ids: [], links: [] };

		seen.set(url, new Set(read.ids));
		if (got.status !== 200)
			bad.push(got.status + " " + url);
		for (const link of read.links) {
			const to = new URL(link, url);

			if (to.origin !== origin)
				continue;
			wanted.push([url, to]);
			todo.push(to.origin + to.pathname);
		}
	}
	for (const [from, to] of wanted) {
		const id = decodeURIComponent(to.hash.slice(1));

		if (id !== "" && !seen.get(to.origin + to.pathname).has(id))
			bad.push(from + " leads to no place " + to.hash);
	}
	return { seen, bad, links: wanted.length };
}

async function check_links(browser, origin, pages) {
	const context = await browser.newContext();
	const page = await context.newPage();
	let all;

	await test("links: each is there, and its place", async () => {
		all = await follow_all(page, origin);
		return all.bad.slice(0, 5).join("; ") ||
		    (all.links < 200 ? "only " + all.links + " links" : "");
	});
	await test("links: each page can be reached", () => pages.filter((p) =>
		!all.seen.has(new URL(p, origin + "/").href)).join(" "));
	await context.close();
}

/* The search page with words typed in. */
async function search(page, origin, words) {
	await page.goto(origin + "/search.html");
	await page.fill("#query", words);
	await page.waitForFunction(() => /found|Nothing/.test(
		document.getElementById("found").textContent));
}

async function check_search(browser, origin) {
	const context = await browser.newContext();
	const page = await open_page(context, origin);
	const urls = () => page.$$eval("#hits a", (all) => all.map((a) =>
		a.getAttribute("href")));

	await test("search: a partner is the first", async () => {
		await search(page, origin, "nordvik");
		return same((await urls())[0],
		    "partners/nordvik-systems/index.html");
	});
	await test("search: without its accents", async () => {
		await search(page, origin, "SONDERGAARD lund");
		return same((await urls())[0],
		    "partners/sondergaard-lund/index.html");
	});
	await test("search: Enter leads there", async () => {
		await page.press("#query", "Enter");
		await page.waitForURL("**/partners/sondergaard-lund/index.html");
	});
	await test("search: a section", async () => {
		await search(page, origin, "ideal firmographics");
		await page.press("#query", "ArrowDown");
		await page.keyboard.press("Enter");
		await page.waitForURL("**/strategy/icp.html#firmographics");
	});
	await test("search: back, the words are still there", async () => {
		await page.goBack();
		await page.waitForSelector("#hits a");
		return same(await page.inputValue("#query"),
		    "ideal firmographics");
	});
	await test("search: all words must occur", async () => {
		await search(page, origin, "nordvik firmographics xyzzy");
		return same(await page.textContent("#found"),
		    "Nothing has all of these words.");
	});
	await test("search: words in the text are marked", async () => {
		await search(page, origin, "logistics");
		return same(new Set((await page.$$eval("#hits mark", (all) =>
			all.map((m) => m.textContent.toLowerCase())))).size, 1);
	});
	await test("search: up and down", async () => {
		const at = () => page.evaluate(() =>
			document.activeElement.id ||
			document.activeElement.getAttribute("href"));
		const list = await urls();

		await page.focus("#query");
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("ArrowDown");
		const second = await at();
		await page.keyboard.press("ArrowUp");
		await page.keyboard.press("ArrowUp");
		return same([second, await at()], [list[1], "query"]);
	});
	await test("search: a slash leads to it", async () => {
		await page.goto(origin + "/reports/index.html");
		await page.keyboard.press("/");
		await page.waitForURL("**/search.html");
		return same(await page.evaluate(() =>
			document.activeElement.id), "query");
	});
	await test("search: silent", () => page.said.join("; "));
	await check_fast(page, origin);
	await context.close();
}

/* 20,000 entries: each key press is answered within 100 ms. */
async function check_fast(page, origin) {
	const text = "partner plan with logistics and food production ".repeat(6);
	const list = Array.from({ length: 20000 }, (_, i) =>
		["Partner", "Firm <b>" + i + "</b>", "partners/f" + i + ".html",
		    text + i]);

	await page.route("**/search-index.js", (route) => route.fulfill({
		contentType: "text/javascript",
		body: "window.posIndex=" + JSON.stringify(list) }));
	await test("search: fast in 20,000 entries", async () => {
		await search(page, origin, "food plan");
		const best = await page.evaluate(() => {
			const query = document.getElementById("query");

			return Math.min(...["food", "food pl", "food 1999",
			    "plan 4", "firm"].map((words) => {
				const start = performance.now();

				query.value = words;
				query.dispatchEvent(new Event("input"));
				return performance.now() - start;
			}));
		});
		return best > 100 ? best + " ms" : "";
	});
	await test("search: the first of many are shown", async () =>
		same(await page.textContent("#found"),
		    "20000 found, the first 50 are shown"));
	await test("search: markup in a title is text", async () =>
		same(await page.$$eval("#hits b", (all) => all.length), 0));
}

const rows_of = (page) => page.$$eval("#partners tbody a", (all) =>
	all.map((a) => a.getAttribute("href").split("/")[0]));
const column_of = (page, n) => page.$$eval(
    "#partners tbody td:nth-child(" + n + ")", (all) => all.map((td) =>
	td.dataset.value !== undefined ? td.dataset.value :
	td.textContent.trim()));

/* Numbers in order, and after them whatever is none. */
function in_order(list, sign) {
	const numbers = list.map(parseFloat);
	const known = numbers.filter((n) => !isNaN(n));

	if (known.length < 5 || numbers.slice(0, known.length).some(isNaN))
		return "what is unknown is not last: " + list;
	return known.every((n, i) => i === 0 || sign * (known[i - 1] - n) <= 0) ?
	    "" : "out of order: " + list;
}

async function check_partners(browser, origin) {
	const context = await browser.newContext();
	const page = await open_page(context, origin);
	const list = origin + "/partners/index.html";

	await page.goto(list);
	const all = await rows_of(page);
	for (const type of Object.keys(expected.types)) {
		await test("partners: those of type " + type, async () => {
			await page.selectOption("[name=type]", type);
			return same((await rows_of(page)).sort(),
			    expected.types[type]) || same(await page
			    .textContent(".filters [role=status]"),
			    expected.types[type].length + " of " + all.length +
			    " partners");
		});
	}
	await test("partners: the view is in the URL", async () => {
		await page.selectOption("[name=type]", "reseller");
		const other = await open_page(context, origin);

		await other.goto(page.url());
		const rows = (await rows_of(other)).sort();
		await other.close();
		return same(rows, expected.types.reseller);
	});
	await test("partners: back to the view", async () => {
		await page.click("#partners tbody a");
		await page.waitForURL("**/partners/*/index.html");
		await page.goBack();
		await page.waitForSelector("#partners[data-sortable] button");
		return same((await rows_of(page)).sort(),
		    expected.types.reseller);
	});
	await test("partners: all again", async () => {
		await page.click("[type=reset]");
		await page.waitForFunction(() => location.hash === "");
		return same(await rows_of(page), all);
	});
	await test("partners: words without accents", async () => {
		await page.fill("[name=text]", "ALVSJO");
		const rows = await rows_of(page);
		await page.click("[type=reset]");
		return same(rows, ["alvsjo-automation"]);
	});
	for (const [key, n] of [["fit", 6], ["open", 9]]) {
		const press = () => page.click("th[data-key=" + key +
		    "] button");
		const sort = () => page.getAttribute("th[data-key=" + key +
		    "]", "aria-sort");

		await test("partners: by " + key + ", the most first",
		    async () => {
			await press();
			return in_order(await column_of(page, n), -1) ||
			    same(await sort(), "descending");
		    });
		await test("partners: by " + key + ", the least first",
		    async () => {
			await press();
			return in_order(await column_of(page, n), 1) ||
			    same(await sort(), "ascending");
		    });
	}
	await test("partners: by name", async () => {
		await page.click("th[data-key=name] button");
		const names = await column_of(page, 1);
		return same(names, names.slice().sort((a, b) =>
			a.localeCompare(b, "en"))) || same(names.length,
		    all.length);
	});
	await test("partners: a choice that there is not is none", async () => {
		await page.goto(list + "#type=moon&sort=moon");
		await page.reload();
		return same(await rows_of(page), all);
	});
	await test("partners: silent", () => page.said.join("; "));
	await context.close();
}

/* More partners than one page has. */
async function check_many(browser, origin) {
	const context = await browser.newContext();
	const page = await open_page(context, origin);
	const status = () => page.textContent(".filters [role=status]");
	const total = Object.values(expected.many).reduce((a, b) => a + b);

	await test("many partners: pages without a script", async () => {
		const plain = await browser.newContext({
			javaScriptEnabled: false });
		const p = await plain.newPage();

		await p.goto(origin + "/partners/index.html");
		const first = (await p.locator("#partners tbody tr").count());
		await p.click("a[rel=next]");
		const second = (await p.locator("#partners tbody tr").count());
		const shown = await p.isVisible("form.filters");
		await plain.close();
		return same([first, first + second, shown], [500, total, false]);
	});
	for (const type of Object.keys(expected.many)) {
		await test("many partners: all of type " + type, async () => {
			const n = expected.many[type];

			await page.goto(origin + "/partners/page-2.html#type=" +
			    type);
			await page.waitForFunction(() => / of /.test(document
			    .querySelector(".filters [role=status]")
			    .textContent));
			return same([await status(), (await rows_of(page))
			    .length], [n + " of " + total + " partners" +
			    (n > 500 ? ", the first 500 are shown" : ""),
			    Math.min(n, 500)]);
		});
	}
	await test("many partners: a row that was drawn leads there",
	    async () => {
		await page.click("[type=reset]");
		await page.fill("[name=text]", "nordvik systems");
		await page.click("#partners tbody a");
		await page.waitForURL("**/nordvik-systems/index.html");
	    });
	await test("many partners: sorted over all pages", async () => {
		await page.goto(origin + "/partners/page-2.html#sort=open");
		await page.waitForFunction(() => / of /.test(document
		    .querySelector(".filters [role=status]").textContent));
		const up = await column_of(page, 9);
		await page.click("th[data-key=open] button");
		const down = await column_of(page, 9);
		return in_order(up, 1) || in_order(down, -1) ||
		    same(Number(down[0]) > Number(up[0]), true);
	});
	await test("many partners: silent", () => page.said.join("; "));
	await context.close();
}

const ground = (page) => page.evaluate(() =>
	getComputedStyle(document.body).backgroundColor);

async function check_theme(browser, origin) {
	const context = await browser.newContext({ colorScheme: "light" });
	const page = await open_page(context, origin);

	await test("theme: the reader's choice holds on all pages", async () => {
		await page.goto(origin + "/index.html");
		const light = await ground(page);
		await page.click("button.theme");
		const dark = await ground(page);
		await page.click("nav.tabs a >> text=Reports");
		await page.waitForURL("**/reports/index.html");
		return same([light === dark, await ground(page)],
		    [false, dark]);
	});
	await test("theme: and back", async () => {
		const dark = await ground(page);
		const label = await page.textContent("button.theme");
		await page.click("button.theme");
		return same([label, await ground(page) === dark],
		    ["Light", false]);
	});
	await test("theme: set before anything is drawn", async () => {
		await page.click("button.theme");
		const order = await page.$$eval("head > link, head > script",
		    (all) => all.map((e) => [e.getAttribute("src") ||
			e.getAttribute("href"), e.defer === true]));
		return /theme\.js$/.test(order[0][0]) && !order[0][1] ? "" :
		    "head: " + JSON.stringify(order);
	});
	await context.close();
}

const focused = (page) => page.evaluate(() => {
	const e = document.activeElement, box = e.getBoundingClientRect();

	return [e.textContent.trim(), box.top >= 0 && box.left >= 0 &&
	    box.width > 0];
});

async function check_keyboard(browser, origin) {
	const context = await browser.newContext();
	const page = await open_page(context, origin);

	await test("keyboard: the way through the head", async () => {
		const way = [];

		await page.goto(origin + "/strategy/icp.html");
		for (let i = 0; i < 11; i++) {
			await page.keyboard.press("Tab");
			way.push(await focused(page));
		}
		const hidden = way.filter((w) => !w[1]);
		return hidden.length > 0 ? "not to be seen: " + hidden :
		    same(way.map((w) => w[0]), ["Skip to the content",
		    "Halden Analytics", "Home", "Strategy", "Partners",
		    "Playbooks", "Reports", "Templates", "History", "Search",
		    "Dark"]);
	});
	await test("keyboard: past the head", async () => {
		await page.goto(origin + "/strategy/icp.html");
		await page.keyboard.press("Tab");
		await page.keyboard.press("Enter");
		await page.keyboard.press("Tab");
		return same(await page.evaluate(() => document.getElementById(
			"Content").contains(document.activeElement)), true);
	});
	await test("keyboard: focus is seen", async () => same(
		await page.evaluate(() => getComputedStyle(
		    document.activeElement).outlineStyle), "solid"));
	await context.close();
}

async function check_paper(browser, origin) {
	const context = await browser.newContext();
	const page = await open_page(context, origin);

	for (const file of ["strategy/icp.html", "partners/index.html"]) {
		await test("paper: " + file + " has no navigation", async () => {
			await page.goto(origin + "/" + file);
			await page.emulateMedia({ media: "print" });
			return page.$$eval("nav, .skip, .find, form, .foot",
			    (all) => all.filter((e) => e.offsetHeight > 0)
			    .map((e) => e.className).join(" "));
		});
		await test("paper: " + file + " has its text", async () =>
			same(await page.isVisible("main h1"), true));
	}
	await context.close();
}

/* From a folder, as one opens what came as an archive. */
async function check_folder(browser) {
	const origin = "file://" + site;
	const context = await browser.newContext();
	const page = await open_page(context, "file://");

	await test("folder: from the first page to a report", async () => {
		await page.goto(origin + "/index.html");
		await page.click("nav.tabs a >> text=Reports");
		await page.click("main .list a");
		await page.waitForURL("**/reports/*-*.html");
		return same(await page.isVisible("svg"), true);
	});
	await test("folder: search", async () => {
		await search(page, origin, "nordvik");
		return same(await page.getAttribute("#hits a", "href"),
		    "partners/nordvik-systems/index.html");
	});
	await test("folder: partners are filtered", async () => {
		await page.goto(origin + "/partners/index.html");
		await page.selectOption("[name=type]", "reseller");
		return same((await rows_of(page)).sort(),
		    expected.types.reseller);
	});
	await test("folder: rows of all pages", async () => {
		await page.goto("file://" + many + "/partners/index.html");
		await page.selectOption("[name=type]", "reseller");
		await page.waitForFunction(() => / of /.test(document
		    .querySelector(".filters [role=status]").textContent));
		return same((await rows_of(page)).length,
		    Math.min(500, expected.many.reseller));
	});
	await test("folder: silent", () => page.said.join("; "));
	await context.close();
}

async function main() {
	const profile = fs.mkdtempSync(path.join(os.tmpdir(), "pos-browse."));
	const server = await serve(site), other = await serve(many);
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM, headless: true,
		env: Object.assign({}, process.env, { HOME: profile }),
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic",
		    "--no-first-run", "--disable-background-networking",
		    "--disable-component-update", "--disable-sync"] });
	const pages = files_of(site).filter((f) => f.endsWith(".html"));

	try {
		await check_kinds(pages);
		await look_at_all(browser, server.origin, pages);
		await check_links(browser, server.origin, pages);
		await check_search(browser, server.origin);
		await check_partners(browser, server.origin);
		await check_many(browser, other.origin);
		await check_theme(browser, server.origin);
		await check_keyboard(browser, server.origin);
		await check_paper(browser, server.origin);
		await check_folder(browser);
		tell("server: nothing was missing",
		    server.missing.concat(other.missing).join(" "));
	} finally {
		await browser.close();
		server.close();
		other.close();
		fs.rmSync(profile, { recursive: true, force: true });
	}
	tell("all of it was looked at", "");
}

main().catch((e) => {
	console.error(e);
	process.exit(1);
});

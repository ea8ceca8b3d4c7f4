"use strict";
// picture.js URL FILE WIDTH HEIGHT light|dark: a page as headless Chromium shows it.
const { chromium } = require("playwright-core");

(async () => {
	const [, , url, path, width, height, colorScheme] = process.argv;
	const browser = await chromium.launch({
		executablePath: "/usr/bin/chromium",
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic",
		    "--no-first-run", "--disable-background-networking",
		    "--disable-component-update", "--disable-sync"],
	});
	const page = await browser.newPage({ colorScheme,
	    viewport: { width: Number(width), height: Number(height) } });
	await page.goto(url);
	await page.screenshot({ path });
	await browser.close();
})();

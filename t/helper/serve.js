"use strict";
/* A server of one folder on loopback, as plain as they come: a file is a file,
   a folder is its index.html, all else is 404. */
const fs = require("fs");
const http = require("http");
const path = require("path");

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css",
    ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png",
    ".xml": "application/xml" };

/* serve(dir) -> {origin, close()}; missing: the paths that were not there */
module.exports = function (dir) {
	const missing = [];
	const server = http.createServer((request, response) => {
		const url = new URL(request.url, "http://127.0.0.1");
		let file = path.join(dir, decodeURIComponent(url.pathname));

		if (url.pathname === "/favicon.ico") {
			/* asked for by the browser, not by a page */
			response.writeHead(204);
			return response.end();
		}
		if (file.endsWith("/"))
			file += "index.html";
		fs.readFile(file, (error, bytes) => {
			if (error)
				missing.push(url.pathname);
			response.writeHead(error ? 404 : 200, {
				"Content-Type": types[path.extname(file)] ||
				    "application/octet-stream" });
			response.end(error ? "not there" : bytes);
		});
	});

	return new Promise((resolve) => server.listen(0, "127.0.0.1", () =>
		resolve({ missing, origin: "http://127.0.0.1:" +
		    server.address().port, close: () => server.close() })));
};

/* pdf - a page of HTML as PDF */

#include "pdf.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "run.h"

#define EPOCH "SOURCE_DATE_EPOCH="

/* Our environment, with this entry in it. Owner: the caller, who frees it. */
static char **
environment(char *entry)
{
	size_t n = 0, i, k = 0;
	char **env;

	while (environ[n] != NULL)
		n++;
	env = mem_zero(n + 2, sizeof(*env));
	for (i = 0; i < n; i++)
		if (!str_starts(environ[i], EPOCH))
			env[k++] = environ[i];
	env[k] = entry;
	return env;
}

/* The last line of what it said: that is the error, the rest is Python's. */
static const char *
last_line(struct str *said)
{
	const char *nl;

	str_trim_end(said);
	nl = strrchr(said->s, '\n');
	return nl != NULL ? nl + 1 : said->s;
}

/*
 * Append the page without the titles that shapes have for who points at them:
 * weasyprint 57 draws a shape that has one without its pattern. That of the
 * page comes before, those of whole drawings have an id.
 */
static void
add_untitled(struct str *out, const struct str *html)
{
	static const char begin[] = "<title>", end[] = "</title>";
	const char *p = strstr(html->s, "<body"), *from, *to;

	if (p == NULL)
		p = html->s;
	str_add(out, html->s, (size_t)(p - html->s));
	while ((from = strstr(p, begin)) != NULL &&
	    (to = strstr(from, end)) != NULL) {
		str_add(out, p, (size_t)(from - p));
		p = to + strlen(end);
	}
	str_adds(out, p);
}

int
pdf_make(struct str *pdf, const struct str *html, time_t made, struct err *e)
{
	static const char *const argv[] = { "weasyprint", "-q", "-e", "utf-8",
		"-", "-", NULL };
	struct str entry = STR_INIT, said = STR_INIT, page = STR_INIT;
	size_t start = pdf->len;
	char **env;
	struct run r = { .out = pdf, .err = &said };
	struct err why = ERR_INIT;
	int rc;

	add_untitled(&page, html);
	r.in = page.s;
	r.in_len = page.len;
	str_addf(&entry, EPOCH "%lld", (long long)made);
	env = environment(entry.s);
	r.env = env;
	rc = run_argv(&r, argv, &why);
	if (rc < 0)
		err_set(e, ERR_NOTFOUND, "PDF is made by weasyprint: %s; "
		    "install it (package weasyprint), or take --format html "
		    "and print that from a browser", why.msg);
	else if (rc > 0 || pdf->len - start < 5 ||
	    memcmp(pdf->s + start, "%PDF-", 5) != 0)
		rc = err_set(e, ERR_INVALID, "weasyprint failed: %.300s",
		    last_line(&said));
	free(env);
	str_release(&entry);
	str_release(&said);
	str_release(&page);
	return rc;
}

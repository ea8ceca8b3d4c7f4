/* pdf - a page of HTML as PDF */

#include "pdf.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "run.h"

#define EPOCH "SOURCE_DATE_EPOCH="
#define LIMIT "POS_PDF_SECONDS"

/*
 * Paper takes weasyprint 57 about 0.05 to 0.15 s a page, so that the usual
 * limit lets 2,000 pages of plain text pass; more than a day is nobody's wish.
 */
static int
read_limit(int *seconds, struct err *e)
{
	const char *text = getenv(LIMIT);
	size_t n = text != NULL ? strlen(text) : 0;

	*seconds = n > 0 ? atoi(text) : PDF_SECONDS;
	if (n > 5 || (n > 0 && (text[strspn(text, "0123456789")] != '\0' ||
	    *seconds < 1 || *seconds > 86400)))
		return err_set(e, ERR_USAGE, LIMIT ": '%.40s': seconds that "
		    "weasyprint may take are expected, 1 to 86400", text);
	return 0;
}

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

/*
 * It ended with that status, or 0 and no PDF. The last line of what it said is
 * the error, the rest is Python's.
 */
static int
no_pdf(struct str *said, int status, struct err *e)
{
	const char *nl;

	str_trim_end(said);
	nl = strrchr(said->s, '\n');
	if (said->len == 0)
		return err_set(e, ERR_INVALID, "weasyprint made no PDF and "
		    "does not say why (status %d)", status);
	return err_set(e, ERR_INVALID, "weasyprint failed: %.300s", nl !=
	    NULL ? nl + 1 : said->s);
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

/* Why it was not even run to its end, and what to do. */
static int
no_end(const struct err *why, struct err *e)
{
	const char *hint = "";

	if (why->code == ERR_NOTFOUND)
		hint = "; install it (package weasyprint), or take --format "
		    "html and print that from a browser";
	else if (why->code == ERR_BUSY)
		hint = "; name fewer documents, or give it longer with "
		    LIMIT "=3600";
	return err_set(e, why->code, "PDF is made by weasyprint: %.200s%s",
	    why->msg, hint);
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

	if (read_limit(&r.seconds, e) < 0)
		return -1;
	add_untitled(&page, html);
	r.in = page.s;
	r.in_len = page.len;
	str_addf(&entry, EPOCH "%lld", (long long)made);
	env = environment(entry.s);
	r.env = env;
	rc = run_argv(&r, argv, &why);
	if (rc < 0)
		no_end(&why, e);
	else if (rc > 0 || pdf->len - start < 5 ||
	    memcmp(pdf->s + start, "%PDF-", 5) != 0)
		rc = no_pdf(&said, rc, e);
	if (rc < 0)
		str_cut(pdf, start);
	free(env);
	str_release(&entry);
	str_release(&said);
	str_release(&page);
	return rc;
}

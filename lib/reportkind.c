/* reportkind - the kinds of reports there are, and which period each is of */

#include "reportkind.h"

#include <string.h>

#include "share.h"
#include "spec.h"
#include "yaml.h"

#define PREFIX "report-"

static const struct {
	const char *word;
	enum period_kind period;
	bool running, dated;
} words[] = {
	{ "year", PERIOD_YEAR, false, false },
	{ "half", PERIOD_HALF, false, false },
	{ "quarter", PERIOD_QUARTER, false, false },
	{ "month", PERIOD_MONTH, false, false },
	{ "running-year", PERIOD_YEAR, true, false },
	{ "running-half", PERIOD_HALF, true, false },
	{ "running-quarter", PERIOD_QUARTER, true, false },
	{ "running-month", PERIOD_MONTH, true, false },
	{ "day", PERIOD_YEAR, true, true },
};
enum { WORDS = sizeof(words) / sizeof(*words) };

/* The names of all kinds, sorted. Owner: the caller. */
static int
list_kinds(struct names *out, const struct ws *ws, struct err *e)
{
	struct names all = { 0 };
	int rc = spec_list(&all, &ws->files, e);
	size_t i;

	for (i = 0; i < all.n && rc == 0; i++) {
		if (str_starts(all.s[i], PREFIX))
			names_add(out, all.s[i] + strlen(PREFIX));
	}
	names_release(&all);
	return rc;
}

static int
no_kind(const struct ws *ws, const char *name, struct err *e)
{
	struct names kinds = { 0 };
	struct str all = STR_INIT;
	const char *near;
	size_t i;

	if (list_kinds(&kinds, ws, e) < 0) {
		names_release(&kinds);
		return -1;
	}
	near = str_nearest(name, (const char *const *)kinds.s, kinds.n);
	for (i = 0; i < kinds.n; i++)
		str_addf(&all, "%s%s", i == 0 ? "" : i + 1 == kinds.n ?
		    " and " : ", ", kinds.s[i]);
	if (near != NULL)
		err_set(e, ERR_USAGE, "no report '%.40s'; did you mean %s?",
		    name, near);
	else
		err_set(e, ERR_USAGE, "no report '%.40s'; there are %s", name,
		    all.s);
	str_release(&all);
	names_release(&kinds);
	return -1;
}

/* What the specification says of the period. */
static int
read_kind(struct report_kind *out, const struct node *top, struct err *e)
{
	const struct node *n = node_get(top, "period");
	const char *word = node_text(n);
	size_t i;

	if (strstr(node_get_text(top, "output", ""), "%REPORT%") == NULL)
		return node_err(e, top, "a report is written to a path of its "
		    "period: output: reports/%%REPORT%%.md is expected");
	for (i = 0; i < WORDS; i++) {
		if (word != NULL && strcmp(word, words[i].word) == 0) {
			out->period = words[i].period;
			out->running = words[i].running;
			out->dated = words[i].dated;
			return 0;
		}
	}
	return node_err(e, n != NULL ? n : top, "period: which period a "
	    "report is of is expected, one of %s", REPORT_PERIODS);
}

int
report_kind_find(struct report_kind *out, struct ws *ws, const char *name,
    struct err *e)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
	const char *rel = arena_printf(&ws->arena, "templates/artifacts/"
	    PREFIX "%s/artifact.yaml", name);
	struct err why = ERR_INIT;
	struct str text = STR_INIT;
	const struct node *top;
	int rc = -1;

	memset(out, 0, sizeof(*out));
	out->name = arena_dup(&ws->arena, name);
	out->artifact = arena_printf(&ws->arena, PREFIX "%s", name);
	if (name[0] == '\0' || name[strspn(name, allowed)] != '\0')
		return no_kind(ws, name, e);
	if (share_read(&text, &ws->files, rel, &why) < 0) {
		rc = why.code == ERR_NOTFOUND ? no_kind(ws, name, e) :
		    err_set(e, why.code, "%s", why.msg);
	} else {
		top = yaml_parse(&ws->arena, text.s, text.len, rel, e);
		if (top != NULL)
			rc = read_kind(out, top, e);
	}
	str_release(&text);
	return rc;
}

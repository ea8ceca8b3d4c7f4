/* askground - where the numbers of an answer come from */

#include "askground.h"

#include <string.h>

#include "ground.h"
#include "yamlout.h"

enum { TOLD = 10 };	/* findings that are told one by one */

/* Say which numbers have no source. */
static void
tell_findings(const struct section_ask *k, const struct ground *g,
    const char *where, tell_fn *tell)
{
	size_t i;

	for (i = 0; i < g->n && i < TOLD; i++)
		tell("%s: %s %d: '%s' is not in the evidence: %s", k->label,
		    where, g->found[i].line, g->found[i].number,
		    g->found[i].sentence);
	if (g->n > TOLD)
		tell("%s: and %zu more numbers that are not in the evidence",
		    k->label, g->n - TOLD);
}

/* The text without them. */
static int
strip(struct section_ask *k, const struct ground_known *known,
    struct arena *a, tell_fn *tell, struct err *e)
{
	struct str text = STR_INIT;
	size_t n = ground_strip(&text, k->w.text, k->w.len, known);
	int rc = 0;

	str_trim_end(&text);
	if (text.len == 0) {
		rc = err_set(e, ERR_ANSWER, "%s: with --strict nothing of the "
		    "answer is left", k->label);
	} else {
		str_addc(&text, '\n');
		k->w.text = arena_ndup(a, text.s, text.len);
		k->w.len = text.len;
		tell("%s: %zu number%s left out with what holds %s", k->label,
		    n, n == 1 ? "" : "s", n == 1 ? "it" : "them");
	}
	str_release(&text);
	return rc;
}

/* An edit may set facts, by what was asked for. */
static int
check_facts(const struct section_ask *k, const struct ground_known *known,
    bool strict, tell_fn *tell, struct err *e)
{
	struct str text = STR_INIT;
	const struct node *f;
	struct ground g;
	int rc = 0;

	NODE_EACH(f, k->w.facts) {
		str_addf(&text, "%s: ", f->key);
		yaml_flow(&text, f);
		str_addc(&text, '\n');
	}
	if (ground_check(&g, text.s, text.len, known) < 0) {
		tell_findings(k, &g, "fact", tell);
		if (strict)
			rc = err_set(e, ERR_ANSWER, "%s: with --strict a fact "
			    "with a number of the model's own is refused",
			    k->label);
	}
	ground_release(&g);
	str_release(&text);
	return rc;
}

int
askground(struct section_ask *k, bool strict, struct arena *a, tell_fn *tell,
    struct err *e)
{
	struct ground_text texts[SECTIONASK_TEXTS];
	struct ground_known known = { .evidence = k->evidence,
	    .texts = texts };
	struct ground g;
	size_t i;
	int rc = 0;

	for (i = 0; i < SECTIONASK_TEXTS; i++) {
		if (k->texts[i] != NULL)
			texts[known.n++] = (struct ground_text){ k->texts[i],
			    strlen(k->texts[i]) };
	}
	if (ground_check(&g, k->w.text, k->w.len, &known) < 0) {
		tell_findings(k, &g, "line", tell);
		if (strict)
			rc = strip(k, &known, a, tell, e);
	}
	ground_release(&g);
	return rc < 0 ? rc : check_facts(k, &known, strict, tell, e);
}

/* checkrule - rules of program.yaml that templates state themselves */

#include "checkers.h"

#include <ctype.h>
#include <string.h>

#include "policyrule.h"
#include "prose.h"

enum { SENTENCE = 4096, RULES = 96 };	/* bytes of one; rules at most */

/* One template that is held against the program. */
struct holding {
	struct check *c;
	const char *file;
	const struct node *program;	/* NULL: there is none */
	bool named[RULES];		/* by the sentence that is read */
};

/* Append the literal in one line. */
static void
add_literal(struct str *out, const struct literal *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		str_addc(out, l->text[i] == '\n' ? ' ' : l->text[i]);
}

/* What to write instead: the value, or the list it is in. */
static void
add_advice(struct str *out, const struct policy_rule *r)
{
	size_t n = strcspn(r->path, "*");

	if (r->path[n] == '\0')
		str_addf(out, "write {{program.%s}}", r->path);
	else
		str_addf(out, "take it from program.%.*s",
		    (int)(n > 0 ? n - 1 : 0), r->path);
}

static void
tell(const struct holding *h, const struct literal *l, uint32_t line,
    const struct policy_rule *r, const struct node *value)
{
	struct str text = STR_INIT, advice = STR_INIT;
	struct dec d;

	add_literal(&text, l);
	add_advice(&advice, r);
	if (value == NULL)
		fault_add(&h->c->faults, FAULT_WARNING, h->file, line,
		    "'%s' is a rule that has its home in program.yaml: %s",
		    text.s, advice.s);
	else if (dec_parse(&d, value->text, value->n) == 0 &&
	    d.u == l->value.u)
		fault_add(&h->c->faults, FAULT_WARNING, h->file, line,
		    "'%s' is what program.yaml:%u says; it will not follow "
		    "when that changes: %s", text.s, value->line, advice.s);
	else
		fault_add(&h->c->faults, FAULT_ERROR, h->file, line,
		    "'%s' contradicts program.yaml:%u, where %s is %s: %s",
		    text.s, value->line, r->path, value->text, advice.s);
	str_release(&text);
	str_release(&advice);
}

/* Hold one literal against all rules that its sentence names. */
static void
hold_literal(const struct holding *h, const struct literal *l, uint32_t line)
{
	const struct policy_rule *r, *told = NULL;
	const struct node *value, *first = NULL;
	enum policy_verdict v;

	for (r = policy_rules; r->path != NULL; r++) {
		if (r->measure != l->measure || !h->named[r - policy_rules])
			continue;
		v = policy_hold(&value, r, l, h->program);
		if (v == POLICY_SAME) {
			tell(h, l, line, r, value);
			return;
		}
		if (told == NULL || (first == NULL && value != NULL)) {
			told = r;
			first = value;
		}
	}
	if (told != NULL)
		tell(h, l, line, told, first);
}

/* Which rules does the sentence name? */
static void
name_rules(struct holding *h, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < RULES && policy_rules[i].path != NULL; i++)
		h->named[i] = policy_named(&policy_rules[i], text, n);
}

static void
hold_literals(struct holding *h, const char *text, size_t n, uint32_t line)
{
	const char *p = text;
	struct literal l;
	size_t at = 0;
	bool begun = false;

	while (literal_next(&l, text, n, &at)) {
		if (!begun)
			name_rules(h, text, n);
		begun = true;
		for (; p < l.text; p++)
			line += *p == '\n';
		hold_literal(h, &l, line);
	}
}

/* Is the word, in small letters, in the sentence? Returns where, or NULL. */
static const char *
find_word(const char *text, size_t n, const char *word)
{
	const char *p = text, *end = text + n;
	size_t len = strlen(word);

	for (; (p = memmem(p, (size_t)(end - p), word, len)) != NULL; p++) {
		if ((p == text || !isalpha((unsigned char)p[-1])) &&
		    (p + len == end || !isalpha((unsigned char)p[len])))
			return p;
	}
	return NULL;
}

/* The rhythm a sentence states, as program.yaml calls it, or NULL. */
static const char *
find_rhythm(const char *text, size_t n)
{
	static const struct { const char *word, *rhythm; } words[] = {
		{ "semi-annual", "semi-annual" },
		{ "half-yearly", "semi-annual" },
		{ "twice a year", "semi-annual" },
		{ "quarterly", "quarterly" }, { "monthly", "monthly" },
		{ "every quarter", "quarterly" },
		{ "every month", "monthly" }, { "yearly", "annual" },
		{ "once a year", "annual" }, { "annually", "annual" },
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (find_word(text, n, words[i].word) != NULL)
			return words[i].rhythm;
	}
	return NULL;
}

/* "Gold partners are reviewed quarterly" */
static void
hold_rhythm(const struct holding *h, const char *text, size_t n,
    uint32_t line)
{
	static const struct policy_rule review = { "tiers.*.review", DAYS,
	    "review" };
	const char *rhythm = find_rhythm(text, n), *name;
	const struct node *tier, *review_is;
	bool same;

	if (rhythm == NULL || !policy_named(&review, text, n))
		return;
	NODE_EACH(tier, node_get(h->program, "tiers")) {
		name = node_get_text(tier, "name", NULL);
		review_is = node_get(tier, "review");
		if (name == NULL || node_text(review_is) == NULL ||
		    find_word(text, n, name) == NULL)
			continue;
		same = strcmp(review_is->text, rhythm) == 0;
		fault_add(&h->c->faults, same ? FAULT_WARNING : FAULT_ERROR,
		    h->file, line, "the review of %s, %s, %s "
		    "program.yaml:%u%s%s: take it from program.tiers", name,
		    rhythm, same ? "stands in" : "contradicts",
		    review_is->line, same ? "" : ", where it is ", same ?
		    "" : review_is->text);
	}
}

/* "Gold needs EUR 80,000": a tier's name stands for the word tier. */
static void
hold_threshold(const struct holding *h, const char *text, size_t n,
    uint32_t line)
{
	static const struct policy_rule needs[] = {
		{ "tiers.*.requirements.sourced_revenue", MONEY, "sourced|"
		    "revenue|sell|sales|bring|needs|need|require|reach|"
		    "threshold !mdf|funds|margin|budget" },
		{ "tiers.*.requirements.certified", CERTIFICATES, "" },
	};
	struct literal l;
	struct policy_rule below;
	const struct node *tier, *value;
	const char *name;
	size_t at, i;

	NODE_EACH(tier, node_get(h->program, "tiers")) {
		name = node_get_text(tier, "name", NULL);
		if (name == NULL || find_word(text, n, name) == NULL)
			continue;
		for (at = 0; literal_next(&l, text, n, &at); ) {
			for (i = 0; i < 2; i++) {
				below = needs[i];
				below.path += strlen("tiers.*.");
				if (l.measure == below.measure &&
				    policy_named(&below, text, n) &&
				    policy_hold(&value, &below, &l, tier) !=
				    POLICY_NONE)
					tell(h, &l, line, &needs[i], value);
			}
		}
	}
}

/* "07:00 to 17:00" in a sentence on support. */
static void
hold_hours(const struct holding *h, const char *text, size_t n,
    uint32_t line)
{
	static const struct policy_rule support = { "policies.support.hours",
	    HOURS, "support|help" };
	const struct node *hours = node_path(h->program, support.path);
	struct str from = STR_INIT;
	const char *p;

	if (!policy_named(&support, text, n))
		return;
	for (p = text + 2; p + 2 < text + n; p++) {
		if (*p != ':' || !isdigit((unsigned char)p[-1]) ||
		    !isdigit((unsigned char)p[-2]) ||
		    !isdigit((unsigned char)p[1]))
			continue;
		str_reset(&from);
		str_add(&from, p - 2, 5);
		if (node_text(hours) != NULL && strstr(hours->text, from.s) ==
		    NULL)
			fault_add(&h->c->faults, FAULT_ERROR, h->file, line,
			    "'%s' contradicts program.yaml:%u, where the "
			    "hours of support are %s: write {{program.%s}}",
			    from.s, hours->line, hours->text, support.path);
		else
			fault_add(&h->c->faults, FAULT_WARNING, h->file,
			    line, "'%s' is a rule that has its home in "
			    "program.yaml: write {{program.%s}}", from.s,
			    support.path);
	}
	str_release(&from);
}

void
check_rules(struct check *c, const char *file, const struct template *t)
{
	struct holding h = { .c = c, .file = file,
	    .program = check_top(c, "program.yaml") };
	struct str body = STR_INIT;
	struct sentence s = { 0 };
	uint32_t line;
	size_t n;

	prose_mask(&body, t->body, t->nbody, PROSE_NO_DEFAULTS);
	while (prose_next(&s, &body)) {
		line = t->line + s.line;
		n = s.to - s.from < SENTENCE ? s.to - s.from : SENTENCE;
		hold_literals(&h, body.s + s.from, n, line);
		hold_rhythm(&h, body.s + s.from, n, line);
		hold_threshold(&h, body.s + s.from, n, line);
		hold_hours(&h, body.s + s.from, n, line);
	}
	str_release(&body);
}

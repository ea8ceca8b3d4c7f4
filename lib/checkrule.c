/* checkrule - rules of program.yaml that templates state themselves */

#include "checkers.h"

#include <ctype.h>
#include <string.h>

#include "checksaying.h"
#include "prose.h"
#include "prosecell.h"

enum { SENTENCE = 4096, RULES = 96 };	/* bytes of one; rules at most */

/* One sentence that is held against the program. */
struct holding {
	struct holder by;
	bool named[RULES];	/* by the sentence that is read */
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
add_advice(struct str *out, const struct holder *h,
    const struct policy_rule *r)
{
	size_t n = strcspn(r->path, "*");

	if (h->own)
		str_adds(out, "change one of the two");
	else if (r->path[n] == '\0')
		str_addf(out, "write {{program.%s}}", r->path);
	else
		str_addf(out, "take it from program.%.*s",
		    (int)(n > 0 ? n - 1 : 0), r->path);
}

void
saying_tell(const struct holder *h, const struct literal *l, uint32_t line,
    const struct policy_rule *r, const struct node *value)
{
	struct str text = STR_INIT, advice = STR_INIT;
	struct dec d;
	bool same = value != NULL && dec_parse(&d, value->text,
	    value->n) == 0 && literal_is(l, r->measure, d);

	if (h->own && (value == NULL || same))
		return;
	add_literal(&text, l);
	add_advice(&advice, h, r);
	if (value == NULL)
		fault_add(&h->c->faults, FAULT_WARNING, h->file, line,
		    "'%s' is a rule that has its home in program.yaml: %s",
		    text.s, advice.s);
	else if (same)
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

/* The rules that l may be about, and the one that is told. */
struct match {
	const struct policy_rule *rule;	/* NULL: none */
	const struct node *value;	/* what the program says, or NULL */
	bool same;
};

/*
 * Hold the literal against the rules that its sentence names: those of its
 * own measure, or those of another one that it can be compared with.
 */
static void
match_rules(struct match *m, const struct holding *h,
    const struct literal *l, bool own)
{
	const struct policy_rule *r;
	const struct node *value;

	for (r = policy_rules; r->path != NULL && !m->same; r++) {
		if (!h->named[r - policy_rules] || (r->measure ==
		    l->measure) != own || !literal_comparable(l, r->measure))
			continue;
		m->same = policy_hold(&value, r, l, h->by.program) ==
		    POLICY_SAME;
		if (m->same || m->rule == NULL || (m->value == NULL &&
		    value != NULL)) {
			m->rule = r;
			m->value = value;
		}
	}
}

static void
hold_literal(const struct holding *h, const struct literal *l, uint32_t line)
{
	struct match m = { NULL, NULL, false };

	match_rules(&m, h, l, true);
	if (m.rule == NULL)
		match_rules(&m, h, l, false);
	if (m.rule != NULL)
		saying_tell(&h->by, l, line, m.rule, m.value);
}

/* Which rules does it name? Those of a tier it names are held by that one. */
static void
name_rules(struct holding *h, const struct saying *s)
{
	bool tier = saying_names_tier(&h->by, s);
	const struct policy_rule *r = policy_rules;
	size_t i;

	for (i = 0; i < RULES && r[i].path != NULL; i++)
		h->named[i] = !(tier && str_starts(r[i].path, "tiers.")) &&
		    policy_named(&r[i], s->all, s->nall);
}

static void
hold_literals(struct holding *h, const struct saying *s)
{
	const char *p = s->text;
	uint32_t line = s->line;
	struct literal l;
	size_t at = 0;
	bool begun = false;

	if (s->head != NULL && literal_bare(&l, s->text, s->n, s->head)) {
		name_rules(h, s);
		hold_literal(h, &l, line);
		return;
	}
	while (literal_next(&l, s->text, s->n, &at)) {
		if (!begun)
			name_rules(h, s);
		begun = true;
		for (; p < l.text; p++)
			line += *p == '\n';
		hold_literal(h, &l, line);
	}
}

/* "07:00 to 17:00" in a sentence on support. */
static void
hold_hours(const struct holder *h, const struct saying *s)
{
	static const struct policy_rule support = { "policies.support.hours",
	    HOURS, "support|help" };
	const struct node *hours = node_path(h->program, support.path);
	struct str from = STR_INIT;
	const char *p;

	if (!policy_named(&support, s->all, s->nall))
		return;
	for (p = s->text + 2; p + 2 < s->text + s->n; p++) {
		if (*p != ':' || !isdigit((unsigned char)p[-1]) ||
		    !isdigit((unsigned char)p[-2]) ||
		    !isdigit((unsigned char)p[1]))
			continue;
		str_reset(&from);
		str_add(&from, p - 2, 5);
		if (node_text(hours) != NULL && strstr(hours->text, from.s) ==
		    NULL)
			fault_add(&h->c->faults, FAULT_ERROR, h->file, s->line,
			    "'%s' contradicts program.yaml:%u, where the "
			    "hours of support are %s: write {{program.%s}}",
			    from.s, hours->line, hours->text, support.path);
		else if (!h->own)
			fault_add(&h->c->faults, FAULT_WARNING, h->file,
			    s->line, "'%s' is a rule that has its home in "
			    "program.yaml: write {{program.%s}}", from.s,
			    support.path);
	}
	str_release(&from);
}

/* Add to the saying what heads its cell, if it is in a table. */
static void
add_heads(struct saying *s, struct str *head, struct str *all,
    const struct prose_cell *cell, const struct str *body)
{
	struct str label = STR_INIT;

	str_reset(head);
	str_reset(all);
	if (prose_cell_about(head, &label, cell, body)) {
		str_addf(all, "%s, %s, ", label.s, head->s);
		str_add(all, s->text, s->n);
		s->all = all->s;
		s->nall = all->len;
		s->head = head->s;
	}
	str_release(&label);
}

void
saying_hold(const struct holder *h, const struct saying *s)
{
	struct holding holding = { .by = *h };

	hold_literals(&holding, s);
	saying_hold_rhythm(h, s);
	saying_hold_needs(h, s);
	saying_hold_tiers(h, s);
	hold_hours(h, s);
}

void
check_rules(struct check *c, const char *file, const struct template *t)
{
	const struct holder h = { c, file, check_top(c, "program.yaml"),
		false };
	struct str body = STR_INIT, head = STR_INIT, all = STR_INIT;
	struct prose_cell cell = PROSE_CELL_INIT;
	struct sentence at = { 0 };
	struct saying s;
	size_t n;

	prose_mask(&body, t->body, t->nbody, PROSE_NO_DEFAULTS);
	while (prose_next(&at, &body)) {
		n = at.to - at.from < SENTENCE ? at.to - at.from : SENTENCE;
		s = (struct saying){ body.s + at.from, n, t->line + at.line,
			body.s + at.from, n, NULL };
		prose_cell_move(&cell, &body, at.from);
		add_heads(&s, &head, &all, &cell, &body);
		saying_hold(&h, &s);
	}
	str_release(&body);
	str_release(&head);
	str_release(&all);
}

/* tamset_tell - assumptions that are set, in words */

#include "tamset.h"

#include <string.h>

unsigned
tam_set_line(const struct tam_set *s, const struct tam *t)
{
	const struct tam_number *n = tam_set_number(s, t);
	const struct node *at = n == NULL ? NULL : s->part == TAM_SOURCE ?
	    n->source_node : n->at[s->part];

	return at != NULL ? at->line : 0;
}

void
tam_set_describe(struct str *out, const struct tam_set *s,
    const struct tam *old, const struct tam *now)
{
	const struct tam_number *n = tam_set_number(s, old);

	str_adds(out, s->name);
	if (s->part == TAM_SOURCE) {
		str_addf(out, ": %s", s->text);
		return;
	}
	str_addc(out, ' ');
	if (n->origin == TAM_UNKNOWN)
		str_adds(out, "unknown");
	else
		tam_add_number(out, s->in, now->currency, n->v[s->part]);
	if (n->origin == TAM_DEFAULT)
		str_adds(out, " (default)");
	if (n->origin == TAM_COMMON)
		str_adds(out, " (for all)");
	if (s->scenario && !n->scenario && n->origin != TAM_UNKNOWN)
		str_adds(out, " (base)");
	if (tam_set_holds(s, old))
		return;
	str_adds(out, " -> ");
	tam_add_number(out, s->in, "", s->value);
}

void
tam_sets_message(struct str *subject, struct str *body,
    const struct tam_sets *sets, const struct tam *old, const struct tam *now)
{
	const struct tam_set *s, *first = NULL;
	size_t n = 0, numbers = 0, begin;

	str_addf(subject, "tam: %s%s", sets->scenario != NULL ?
	    sets->scenario : "", sets->scenario != NULL ? ": " : "");
	begin = subject->len;
	for (s = sets->s; s < sets->s + sets->n; s++) {
		if (tam_set_holds(s, old))
			continue;
		n++;
		first = first == NULL ? s : first;
		tam_set_describe(body, s, old, now);
		str_addc(body, '\n');
		if (s->part == TAM_SOURCE)
			continue;
		if (numbers++ > 0)
			str_adds(subject, ", ");
		tam_set_describe(subject, s, old, now);
	}
	if (numbers == 0 && n == 1)
		tam_set_describe(subject, first, old, now);
	if (n == 1 && subject->len <= 72)
		str_reset(body);
	if (subject->len <= 72 && (numbers > 0 || n == 1))
		return;
	str_cut(subject, begin);
	if (n > 1)
		str_addf(subject, "%zu assumptions", n);
	else
		str_adds(subject, first->name);
}

bool
tam_set_keeps_source(const struct tam_set *s, const struct tam *old,
    const struct tam *now)
{
	const struct tam_number *before = tam_set_number(s, old);
	const struct tam_number *after = tam_set_number(s, now);

	return s->part == TAM_BASE && before->source != NULL &&
	    after->source != NULL &&
	    strcmp(before->source, after->source) == 0;
}

/* "EUR 14.4 M -> 18.0 M"; in full where that would not show a difference. */
static void
add_change(struct str *out, const char *currency, struct ratio from,
    struct ratio to)
{
	struct str a = STR_INIT, b = STR_INIT;

	money_add_short(&a, "", from);
	money_add_short(&b, "", to);
	if (!ratio_ok(from)) {
		str_adds(out, "unknown -> ");
		money_add_short(out, currency, to);
	} else if (str_same(&a, &b)) {
		money_add(out, currency, from);
		str_adds(out, " -> ");
		money_add(out, "", to);
	} else {
		money_add_short(out, currency, from);
		str_addf(out, " -> %s", b.s);
	}
	str_release(&a);
	str_release(&b);
}

/* A line for the value at one level, if it changed. */
static bool
add_effect(struct str *out, const struct tam *now,
    const struct tam_category *from, const struct tam_category *to,
    enum tam_level at)
{
	struct ratio before = tam_value(from, at), after = tam_value(to, at);

	if (ratio_cmp(before, after) == 0)
		return false;
	str_addf(out, "%s%s%s  ", to->id, at != TAM_BASE ? " " : "",
	    at == TAM_LOW ? "low" : at == TAM_HIGH ? "high" : "");
	add_change(out, now->currency, before, after);
	str_adds(out, "  (");
	tam_add_formula(out, now, to, at);
	str_adds(out, ")\n");
	return true;
}

void
tam_add_effects(struct str *out, const struct tam *old, const struct tam *now)
{
	const struct tam_category *from, *to;
	size_t i;

	for (i = 0; i < now->n && i < old->n; i++) {
		from = &old->categories[i];
		to = &now->categories[i];
		if (!tam_category_known(to) ||
		    add_effect(out, now, from, to, TAM_BASE))
			continue;
		add_effect(out, now, from, to, TAM_LOW);
		add_effect(out, now, from, to, TAM_HIGH);
	}
}

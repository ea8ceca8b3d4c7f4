/* tam_totals - the two totals of the partner market, and the last lines */

#include "tamview.h"

#include "fig.h"
#include "root.h"
#include "str.h"

const char *
tam_revenue_name(bool ours)
{
	return ours ? "our revenue through sales partners" :
	    "revenue of the ecosystem, the partners' own";
}

void
tam_add_span(struct str *out, const char *currency,
    const struct ratio v[TAM_LEVELS])
{
	money_add_short(out, currency, v[TAM_LOW]);
	str_adds(out, " - ");
	money_add_short(out, "", v[TAM_HIGH]);
}

/* Append the ids of the categories of one revenue: "a, b and c". */
static void
add_ids(struct str *out, const struct tam *t, bool ours, bool known)
{
	const struct tam_category *c;
	struct names names = { 0 };

	for (c = t->categories; c < t->categories + t->n; c++) {
		if (c->ours == ours && tam_category_known(c) == known)
			names_add(&names, c->id);
	}
	names_join(out, (const char *const *)names.s, names.n, names.n);
	names_release(&names);
}

static void
print_total(const struct tam *t, bool ours, enum table_form form, FILE *f)
{
	struct tam_total total = tam_total(t, ours);
	struct str s = STR_INIT;

	str_addf(&s, "%s%s: ", form == TABLE_MD ? "- " : "",
	    tam_revenue_name(ours));
	if (total.n > 0) {
		money_add_short(&s, t->currency, total.v[TAM_BASE]);
		if (ratio_cmp(total.v[TAM_LOW], total.v[TAM_HIGH]) != 0) {
			str_adds(&s, " (");
			tam_add_span(&s, t->currency, total.v);
			str_addc(&s, ')');
		}
		str_adds(&s, ", ");
		add_ids(&s, t, ours, true);
	} else {
		str_adds(&s, total.unknown > 0 ? "unknown" : "no category");
	}
	if (total.unknown > 0) {
		str_adds(&s, "; without ");
		add_ids(&s, t, ours, false);
		str_adds(&s, ", where a number is unknown");
	}
	fprintf(f, "%s\n", s.s);
	str_release(&s);
}

/* Numbers of a place in the file; *without grows by those with no source. */
static size_t
count_own(const struct tam_number *in, size_t *without)
{
	enum tam_input i;
	size_t n = 0;

	for (i = 0; i < TAM_KINDS; i++) {
		n += in[i].origin == TAM_OWN;
		*without += in[i].origin == TAM_OWN && in[i].source == NULL;
	}
	return n;
}

/* Numbers in the file, and those of them without a source. */
static size_t
count_numbers(const struct tam *t, size_t *without)
{
	size_t i, n = count_own(t->common, without);

	for (i = 0; i < t->n; i++)
		n += count_own(t->categories[i].in, without);
	return n;
}

void
tam_print_note(const struct tam *t, enum table_form form, FILE *f)
{
	const char *p;

	if (t->note == NULL)
		return;
	fprintf(f, "%s: ", t->scenario);
	for (p = t->note; *p != '\0'; p++) {
		if (form == TABLE_MD && *p == '<')
			fputc('\\', f);
		fputc((unsigned char)*p < 0x20 || *p == 0x7f ? ' ' : *p, f);
	}
	fputs(form == TABLE_MD ? "\n\n" : "\n", f);
}

void
tam_print_end(const struct tam *t, enum table_form form, FILE *f)
{
	struct str s = STR_INIT;
	size_t without = 0, n = count_numbers(t, &without);

	if (form == TABLE_MD)
		fputc('\n', f);
	tam_print_note(t, form, f);
	str_adds(&s, t->file);
	if (t->scenario != NULL)
		str_addf(&s, ", scenario %s", t->scenario);
	if (t->as_of != DATE_NONE) {
		str_adds(&s, ", as of ");
		date_add(&s, t->as_of);
	}
	if (without > 0)
		str_addf(&s, "; %zu of %zu numbers without a source: "
		    "pos tam --explain", without, n);
	fprintf(f, "%s\n", s.s);
	str_release(&s);
}

void
tam_print_totals(const struct tam *t, enum table_form form, FILE *f)
{
	fputc('\n', f);
	print_total(t, true, form, f);
	print_total(t, false, form, f);
	if (form == TABLE_MD)
		fputc('\n', f);
	fputs("These two are not added up: the first is our own market by "
	    "another route,\nthe second is revenue of other companies. "
	    "A ceiling, not a forecast.\n", f);
	tam_print_end(t, form, f);
}

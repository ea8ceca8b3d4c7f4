/* tablecsv - records as CSV */

#include "csvout.h"
#include "str.h"
#include "table.h"

/* A field; as a text where a program for sheets would compute with it. */
static void
add_field(struct str *out, const char *text, bool excel)
{
	if (excel && csv_is_formula(text))
		str_addc(out, '\'');
	csv_add(out, text);
}

/* The end of a row: what holds for all of them. */
static void
add_facts(struct str *out, const struct table *t, bool head, bool excel)
{
	const char *text;
	size_t i;

	for (i = 0; i < t->nfacts; i++) {
		text = t->facts[i].text != NULL ? t->facts[i].text : "";
		str_addc(out, ',');
		add_field(out, head ? t->facts[i].key : text, !head && excel);
	}
	str_addc(out, '\n');
}

void
table_print_csv(const struct table *t, bool excel, FILE *f)
{
	size_t i, n = t->ncolumns;
	const struct table_cell *c;
	struct str s = STR_INIT;
	const char *text;

	for (i = 0; i < n; i++) {
		str_adds(&s, i > 0 ? "," : "");
		csv_add(&s, t->columns[i].key);
	}
	add_facts(&s, t, true, excel);
	for (i = 0; i < t->ncells; i++) {
		c = &t->cells[i];
		text = c->raw != NULL ? c->raw : c->text != NULL ? c->text :
		    "";
		str_adds(&s, i % n > 0 ? "," : "");
		add_field(&s, text, excel && c->raw == NULL);
		if (i % n + 1 == n)
			add_facts(&s, t, false, excel);
	}
	fwrite(s.s, 1, s.len, f);
	str_release(&s);
}

/* tablecsv - records as CSV */

#include "csvout.h"
#include "str.h"
#include "table.h"

void
table_print_csv(const struct table *t, bool excel, FILE *f)
{
	size_t i, n = t->ncolumns;
	const struct table_cell *c;
	struct str s = STR_INIT;
	const char *text;

	for (i = 0; i < n; i++) {
		csv_add(&s, t->columns[i].key);
		str_addc(&s, i + 1 == n ? '\n' : ',');
	}
	for (i = 0; i < t->ncells; i++) {
		c = &t->cells[i];
		text = c->raw != NULL ? c->raw : c->text != NULL ? c->text :
		    "";
		if (excel && c->raw == NULL && csv_is_formula(text))
			str_addc(&s, '\'');
		csv_add(&s, text);
		str_addc(&s, i % n + 1 == n ? '\n' : ',');
	}
	fwrite(s.s, 1, s.len, f);
	str_release(&s);
}

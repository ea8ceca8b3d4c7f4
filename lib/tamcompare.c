/* tamcompare - the partner market under two sets of assumptions */

#include "tamcompare.h"

#include "str.h"
#include "tamview.h"

/* What is compared, and the table it is written to. */
struct compare {
	const struct tam *a, *b;
	struct table table;
	bool machine;
};

static const char *const level_keys[TAM_LEVELS] = { ".low", "", ".high" };

const char *
tam_name(const struct tam *t)
{
	return t->scenario != NULL ? t->scenario : TAM_BASE_NAME;
}

static void
cell_percent(struct table *table, struct ratio of, struct ratio difference)
{
	struct ratio r = ratio_div(difference, of);
	struct str text = STR_INIT, raw = STR_INIT;

	if (ratio_ok(r) && r.n > 0)
		str_addc(&text, '+');
	ratio_add_percent(&text, r, 1);
	ratio_add_text(&raw, r, 6);
	table_cell_number(table, ratio_ok(r) ? text.s : NULL,
	    ratio_ok(r) ? raw.s : NULL);
	str_release(&text);
	str_release(&raw);
}

/* Value a, value b, difference, percent. */
static void
cells_of_values(struct compare *c, struct ratio a, struct ratio b)
{
	struct ratio difference = ratio_sub(b, a);

	tam_cell_money(&c->table, c->a, a);
	tam_cell_money(&c->table, c->a, b);
	tam_cell_money(&c->table, c->a, difference);
	cell_percent(&c->table, a, difference);
}

static void
row_of_value(struct compare *c, const char *record, const char *id,
    struct ratio a, struct ratio b)
{
	if (c->machine)
		table_cell(&c->table, record);
	table_cell(&c->table, id);
	cells_of_values(c, a, b);
	if (!c->machine)
		return;
	table_cell(&c->table, NULL);
	table_cell(&c->table, c->a->currency[0] != '\0' ? c->a->currency :
	    NULL);
}

static struct ratio
total_of(const struct tam *t, bool ours)
{
	struct tam_total total = tam_total(t, ours);

	return total.n > 0 ? total.v[TAM_BASE] : ratio_of(0, 0);
}

static void
add_values(struct compare *c)
{
	size_t i;

	for (i = 0; i < c->a->n; i++)
		row_of_value(c, "category", c->a->categories[i].id,
		    tam_value(&c->a->categories[i], TAM_BASE),
		    tam_value(&c->b->categories[i], TAM_BASE));
	row_of_value(c, "total", c->machine ? "ours" : "our revenue",
	    total_of(c->a, true), total_of(c->b, true));
	row_of_value(c, "total", "ecosystem",
	    total_of(c->a, false), total_of(c->b, false));
}

/* One input of both, at one level. */
struct pair {
	const struct tam_number *a, *b;
	enum tam_input in;
	enum tam_level at;
};

static struct ratio
value_of(const struct tam_number *n, enum tam_level at)
{
	return n->origin == TAM_UNKNOWN ? ratio_of(0, 0) :
	    ratio_dec(n->v[at]);
}

static void
row_of_input(struct compare *c, const char *name, const struct pair *p,
    bool told)
{
	struct ratio a = value_of(p->a, p->at), b = value_of(p->b, p->at);
	struct ratio difference = ratio_sub(b, a);
	struct str raw = STR_INIT;

	dec_add_text(&raw, (struct dec){ ratio_round(difference, 6) });
	if (c->machine)
		table_cell(&c->table, "input");
	table_cell(&c->table, name);
	tam_cell(&c->table, c->a, p->a, p->in, p->at);
	tam_cell(&c->table, c->a, p->b, p->in, p->at);
	if (c->machine)
		table_cell_number(&c->table, ratio_ok(difference) ? raw.s :
		    NULL, ratio_ok(difference) ? raw.s : NULL);
	cell_percent(&c->table, a, difference);
	table_cell(&c->table, told ? "\"" : p->b->source);
	if (c->machine)
		table_cell(&c->table, NULL);
	str_release(&raw);
}

/*
 * A row for each level at which an input differs, the base first; one where
 * neither has a range.
 */
static void
add_input(struct compare *c, const char *up, struct pair p)
{
	static const enum tam_level order[] = { TAM_BASE, TAM_LOW, TAM_HIGH };
	bool ranges = tam_number_ranges(p.a) || tam_number_ranges(p.b);
	bool told = false;	/* people need the source once */
	struct str name = STR_INIT;
	size_t i;

	for (i = 0; i < (ranges ? TAM_LEVELS : 1); i++) {
		p.at = order[i];
		if (ratio_cmp(value_of(p.a, p.at), value_of(p.b, p.at)) == 0)
			continue;
		str_reset(&name);
		str_addf(&name, "%s%s%s%s", up, *up != '\0' ? "." : "",
		    tam_inputs[p.in].key, level_keys[p.at]);
		row_of_input(c, name.s, &p, told);
		told = !c->machine;
	}
	str_release(&name);
}

/* The inputs that differ: a common one once, not in each category. */
static void
add_inputs(struct compare *c)
{
	struct pair p = { 0 };
	size_t i;

	for (p.in = 0; p.in < TAM_KINDS; p.in++) {
		p.a = &c->a->common[p.in];
		p.b = &c->b->common[p.in];
		add_input(c, p.in >= TAM_INPUTS ? "capacity" : "", p);
	}
	for (i = 0; i < c->a->n; i++) {
		for (p.in = 0; p.in < TAM_KINDS; p.in++) {
			p.a = &c->a->categories[i].in[p.in];
			p.b = &c->b->categories[i].in[p.in];
			if (p.a->origin != TAM_COMMON ||
			    p.b->origin != TAM_COMMON)
				add_input(c, c->a->categories[i].id, p);
		}
	}
}

static void
print_records(struct compare *c, enum table_form form, FILE *f)
{
	table_init(&c->table, "compare");
	table_column(&c->table, "record", "", TABLE_LEFT);
	table_column(&c->table, "id", "", TABLE_LEFT);
	table_column(&c->table, "a", "", TABLE_RIGHT);
	table_column(&c->table, "b", "", TABLE_RIGHT);
	table_column(&c->table, "difference", "", TABLE_RIGHT);
	table_column(&c->table, "change", "", TABLE_RIGHT);
	table_column(&c->table, "source", "", TABLE_LEFT);
	table_column(&c->table, "currency", "", TABLE_LEFT);
	add_values(c);
	add_inputs(c);
	table_print(&c->table, form, f);
	table_release(&c->table);
}

/* The inputs that differ, as a table for people. */
static void
print_inputs(struct compare *c, enum table_form form, FILE *f)
{
	table_init(&c->table, "inputs");
	table_column(&c->table, "id", "INPUT", TABLE_LEFT);
	table_column(&c->table, "a", tam_name(c->a), TABLE_RIGHT);
	table_column(&c->table, "b", tam_name(c->b), TABLE_RIGHT);
	table_column(&c->table, "change", "CHANGE", TABLE_RIGHT);
	table_column(&c->table, "source", "SOURCE", TABLE_LEFT);
	add_inputs(c);
	if (table_rows(&c->table) > 0)
		table_print(&c->table, form, f);
	else
		fputs("No input differs.\n", f);
	table_release(&c->table);
}

void
tam_compare(const struct tam *a, const struct tam *b, enum table_form form,
    FILE *f)
{
	struct compare c = { .a = a, .b = b,
	    .machine = form == TABLE_TSV || form == TABLE_JSON };

	if (c.machine) {
		print_records(&c, form, f);
		return;
	}
	table_init(&c.table, "compare");
	table_column(&c.table, "id", "VALUE", TABLE_LEFT);
	table_column(&c.table, "a", tam_name(a), TABLE_RIGHT);
	table_column(&c.table, "b", tam_name(b), TABLE_RIGHT);
	table_column(&c.table, "difference", "DIFFERENCE", TABLE_RIGHT);
	table_column(&c.table, "change", "CHANGE", TABLE_RIGHT);
	add_values(&c);
	table_print(&c.table, form, f);
	table_release(&c.table);
	fputc('\n', f);
	print_inputs(&c, form, f);
	if (a->note != NULL || b->note != NULL)
		fputc('\n', f);
	tam_print_note(a, form, f);
	tam_print_note(b, form, f);
}

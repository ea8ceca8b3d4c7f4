/* table - records out: table, tsv, json, md; tablecsv has csv */

#include "table.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "dec.h"
#include "harmless.h"
#include "mem.h"
#include "str.h"

void
table_init(struct table *t, const char *kind)
{
	memset(t, 0, sizeof(*t));
	t->kind = kind;
}

void
table_release(struct table *t)
{
	arena_release(&t->arena);
	free(t->columns);
	free(t->cells);
	free(t->facts);
	memset(t, 0, sizeof(*t));
}

void
table_column(struct table *t, const char *key, const char *head,
    enum table_side side)
{
	struct table_column *c;

	MEM_ROOM(t->columns, t->ncolumns, t->capcolumns);
	c = &t->columns[t->ncolumns++];
	c->key = key;
	c->head = head;
	c->side = side;
}

void
table_fact(struct table *t, const char *key, const char *text)
{
	MEM_ROOM(t->facts, t->nfacts, t->capfacts);
	t->facts[t->nfacts++] = (struct table_fact){ key, text != NULL ?
	    arena_dup(&t->arena, text) : NULL };
}

void
table_cell_number(struct table *t, const char *text, const char *raw)
{
	struct table_cell *c;

	MEM_ROOM(t->cells, t->ncells, t->capcells);
	c = &t->cells[t->ncells++];
	c->text = text != NULL ? arena_dup(&t->arena, text) : NULL;
	c->raw = raw != NULL ? arena_dup(&t->arena, raw) : NULL;
}

void
table_cell(struct table *t, const char *text)
{
	table_cell_number(t, text, NULL);
}

void
table_cell_count(struct table *t, int64_t n)
{
	struct str text = STR_INIT, raw = STR_INIT;

	if (n >= 0) {
		ratio_add_commas(&text, ratio_of(n, 1), 0);
		str_addf(&raw, "%" PRId64, n);
		table_cell_number(t, text.s, raw.s);
	} else {
		table_cell(t, NULL);
	}
	str_release(&text);
	str_release(&raw);
}

void
table_cell_truth(struct table *t, bool is)
{
	table_cell_number(t, is ? "yes" : "no", is ? "true" : "false");
}

void
table_cell_date(struct table *t, date d)
{
	struct str s = STR_INIT;

	if (d != DATE_NONE)
		date_add(&s, d);
	table_cell(t, d != DATE_NONE ? s.s : NULL);
	str_release(&s);
}

size_t
table_rows(const struct table *t)
{
	return t->ncolumns > 0 ? t->ncells / t->ncolumns : 0;
}

enum table_form
table_form(const char *word)
{
	if (word == NULL || strcmp(word, "table") == 0)
		return TABLE_TABLE;
	if (strcmp(word, "tsv") == 0)
		return TABLE_TSV;
	if (strcmp(word, "csv") == 0)
		return TABLE_CSV;
	return strcmp(word, "json") == 0 ? TABLE_JSON : TABLE_MD;
}

/*
 * A cell's text for people: unknown is a dash, a tab or line end a blank, as
 * the record is one line. In Markdown no bar ends the cell and no tag begins.
 */
static void
plain(struct str *out, const struct table_cell *c, bool markdown)
{
	struct str s = STR_INIT;
	const char *p;

	harmless_add(&s, c->text != NULL ? c->text : "-");
	for (p = s.s; *p != '\0'; p++) {
		if (markdown && (*p == '|' || *p == '<'))
			str_addc(out, '\\');
		str_addc(out, *p == '\t' || *p == '\n' ? ' ' : *p);
	}
	str_release(&s);
}

static void
print_padded(FILE *f, const char *text, size_t to, enum table_side side,
    bool last)
{
	int gap = (int)(to - columns_of(text));

	if (side == TABLE_RIGHT)
		fprintf(f, "%*s%s", gap, "", text);
	else
		fprintf(f, "%s%*s", text, last ? 0 : gap, "");
}

/* The width of each column. Owner: the caller, who frees it. */
static size_t *
measure(const struct table *t)
{
	size_t *widths = mem_zero(t->ncolumns, sizeof(*widths));
	size_t i, w, n = t->ncolumns;
	struct str s = STR_INIT;

	for (i = 0; i < n; i++)
		widths[i] = columns_of(t->columns[i].head);
	for (i = 0; i < t->ncells; i++) {
		str_reset(&s);
		plain(&s, &t->cells[i], false);
		w = columns_of(s.s);
		if (w > widths[i % n])
			widths[i % n] = w;
	}
	str_release(&s);
	return widths;
}

size_t
table_width(const struct table *t)
{
	size_t *widths = measure(t), i, sum = 0;

	for (i = 0; i < t->ncolumns; i++)
		sum += widths[i] + (i > 0 ? 2 : 0);
	free(widths);
	return sum;
}

static void
print_table(const struct table *t, FILE *f)
{
	size_t *widths = measure(t);
	size_t i, n = t->ncolumns;
	struct str s = STR_INIT;

	for (i = 0; i < n; i++) {
		print_padded(f, t->columns[i].head, widths[i],
		    t->columns[i].side, i + 1 == n);
		fputs(i + 1 == n ? "\n" : "  ", f);
	}
	for (i = 0; i < t->ncells; i++) {
		str_reset(&s);
		plain(&s, &t->cells[i], false);
		print_padded(f, s.s, widths[i % n], t->columns[i % n].side,
		    i % n + 1 == n);
		fputs(i % n + 1 == n ? "\n" : "  ", f);
	}
	str_release(&s);
	free(widths);
}

static void
print_tsv_value(FILE *f, const struct table_cell *c)
{
	const char *p = c->raw != NULL ? c->raw : c->text;

	for (; p != NULL && *p != '\0'; p++) {
		if (*p == '\t')
			fputs("\\t", f);
		else if (*p == '\n')
			fputs("\\n", f);
		else if (*p == '\\')
			fputs("\\\\", f);
		else
			fputc(*p, f);
	}
}

/* Records with tabs between their fields, each ended by the byte end. */
static void
print_records(const struct table *t, FILE *f, int end)
{
	size_t i, n = t->ncolumns;

	for (i = 0; i < t->ncells; i++) {
		print_tsv_value(f, &t->cells[i]);
		fputc(i % n + 1 == n ? end : '\t', f);
	}
}

static void
print_tsv(const struct table *t, FILE *f)
{
	size_t i, n = t->ncolumns;

	for (i = 0; i < n; i++)
		fprintf(f, "%s%c", t->columns[i].key, i + 1 == n ? '\n' :
		    '\t');
	print_records(t, f, '\n');
}

static void
print_md(const struct table *t, FILE *f)
{
	struct str s = STR_INIT;
	size_t i, n = t->ncolumns;

	for (i = 0; i < n; i++)
		fprintf(f, "| %s ", t->columns[i].head);
	fputs("|\n", f);
	for (i = 0; i < n; i++)
		fputs(t->columns[i].side == TABLE_RIGHT ? "|--:" : "|---", f);
	fputs("|\n", f);
	for (i = 0; i < t->ncells; i++) {
		str_reset(&s);
		plain(&s, &t->cells[i], true);
		fprintf(f, "| %s %s", s.s, i % n + 1 == n ? "|\n" : "");
	}
	str_release(&s);
}

static json_t *
cell_json(const struct table_cell *c)
{
	json_t *value = NULL;

	if (c->raw != NULL)
		value = json_loads(c->raw, JSON_DECODE_ANY, NULL);
	else if (c->text != NULL)
		value = json_string(c->text);
	return value != NULL ? value : json_null();
}

static void
print_json(const struct table *t, FILE *f)
{
	json_t *top = json_object(), *rows = json_array(), *row = NULL;
	size_t i, n = t->ncolumns;

	for (i = 0; i < t->ncells; i++) {
		if (i % n == 0) {
			row = json_object();
			json_array_append_new(rows, row);
		}
		json_object_set_new(row, t->columns[i % n].key,
		    cell_json(&t->cells[i]));
	}
	json_object_set_new(top, "schema_version", json_integer(1));
	for (i = 0; i < t->nfacts; i++) {
		if (t->facts[i].text != NULL)
			json_object_set_new(top, t->facts[i].key,
			    json_string(t->facts[i].text));
	}
	json_object_set_new(top, t->kind, rows);
	json_dumpf(top, f, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
	fputc('\n', f);
	json_decref(top);
}

void
table_print(const struct table *t, enum table_form form, FILE *f)
{
	switch (form) {
	case TABLE_TABLE:
		print_table(t, f);
		break;
	case TABLE_TSV:
		print_tsv(t, f);
		break;
	case TABLE_JSON:
		print_json(t, f);
		break;
	case TABLE_MD:
		print_md(t, f);
		break;
	case TABLE_CSV:
		table_print_csv(t, false, f);
		break;
	}
}

void
table_print_null(const struct table *t, FILE *f)
{
	print_records(t, f, '\0');
}

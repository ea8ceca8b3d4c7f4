/* diffview - the difference of two states for people and for programs */

#include "diffview.h"

#include <string.h>

#include "figures.h"
#include "harmless.h"
#include "line.h"

enum { SHOWN = 10 };	/* values of a part, unless all are wanted */
enum { LONG = 60 };	/* of a value, in bytes: longer ones are cut */

/* Append a value, cut where it is long. */
static void
add_value(struct str *out, const char *text)
{
	size_t n = strlen(text);

	if (n <= LONG) {
		str_adds(out, text);
		return;
	}
	for (n = LONG; n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80; n--)
		;
	str_add(out, text, n);
	str_adds(out, "...");
}

static void
print_value(const struct node *v, FILE *f)
{
	const char *before = node_get_text(v, "before", NULL);
	const char *now = node_get_text(v, "now", NULL);
	struct str s = STR_INIT;

	figures_add_name(&s, node_get_text(v, "name", ""));
	str_addc(&s, ' ');
	if (before == NULL) {
		add_value(&s, now != NULL ? now : "(empty)");
		str_adds(&s, ", new");
	} else if (now == NULL) {
		add_value(&s, before);
		str_adds(&s, ", gone");
	} else {
		add_value(&s, before);
		str_adds(&s, " -> ");
		add_value(&s, now);
	}
	harmless_printf(f, "      %s\n", s.s);
	str_release(&s);
}

static void
print_values(const struct node *values, bool all, FILE *f)
{
	const struct node *v;
	size_t n = 0;

	NODE_EACH(v, values) {
		if (n++ == SHOWN && !all && values->n > SHOWN + 1) {
			fprintf(f, "      and %u more\n", values->n - SHOWN);
			break;
		}
		print_value(v, f);
	}
}

static void
print_part(const struct statediff_part *p, int width, FILE *f)
{
	const char *name = p->section[0] != '\0' ? p->section :
	    "above the sections";

	harmless_printf(f, "  %-*s  ", width, name);
	if (strcmp(p->section, "facts") == 0 && p->units == 0)
		fputs("changed", f);
	else if (p->kind != DOC_CHANGED)
		fputs(docdiff_kind_name(p->kind), f);
	else if (p->units > 0 || p->renamed == NULL)
		fprintf(f, "%zu sentence%s changed%s", p->units,
		    p->units == 1 ? "" : "s", p->renamed != NULL ? ", " : "");
	if (p->renamed != NULL)
		harmless_printf(f, "now called '%s'", p->renamed);
	fputc('\n', f);
}

static int
print_patch(const struct statediff_part *p, FILE *f, struct err *e)
{
	struct str diff = STR_INIT;
	int rc = textdiff(&diff, p->before, p->now, e);

	harmless_put_n(f, diff.s, diff.len);
	str_release(&diff);
	return rc;
}

/* A YAML file whose values are all the same. */
static bool
is_layout(const struct statediff_file *file)
{
	return file->kind == DOC_CHANGED && file->n == 1 &&
	    file->parts[0].section == NULL && file->parts[0].values->n == 0;
}

static int
print_file(const struct statediff_file *file, bool patch, bool all, FILE *f,
    struct err *e)
{
	const struct statediff_part *p;
	int width = 12;
	size_t i;

	for (i = 0; i < file->n; i++) {
		p = &file->parts[i];
		if (p->section != NULL && (int)strlen(p->section) > width)
			width = (int)strlen(p->section);
	}
	harmless_printf(f, "%s%s\n", file->path, file->kind == DOC_ADDED ?
	    ", new" : file->kind == DOC_REMOVED ? ", gone" : "");
	if (is_layout(file))
		fputs("  comments or layout only\n", f);
	for (i = 0; i < file->n; i++) {
		p = &file->parts[i];
		if (p->section != NULL)
			print_part(p, width, f);
		if (p->kind == DOC_CHANGED || all)
			print_values(p->values, all, f);
		if (patch && p->section != NULL && print_patch(p, f, e) < 0)
			return -1;
	}
	return 0;
}

int
diff_print(const struct statediff *d, bool patch, bool all, FILE *f,
    struct err *e)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		if (print_file(&d->files[i], patch, all, f, e) < 0)
			return -1;
	}
	return 0;
}

static void
add_row(struct table *t, const char *path, const char *section,
    const char *what, const struct node *v)
{
	table_cell(t, path);
	table_cell(t, section);
	table_cell(t, what);
	table_cell(t, v != NULL ? node_get_text(v, "name", NULL) : NULL);
	table_cell(t, v != NULL ? node_get_text(v, "before", NULL) : NULL);
	table_cell(t, v != NULL ? node_get_text(v, "now", NULL) : NULL);
}

static void
add_rows(struct table *t, const struct statediff_file *file)
{
	const struct statediff_part *p;
	const struct node *v;
	size_t i;

	if (file->n == 0)
		add_row(t, file->path, NULL, docdiff_kind_name(file->kind),
		    NULL);
	for (i = 0; i < file->n; i++) {
		p = &file->parts[i];
		add_row(t, file->path, p->section,
		    docdiff_kind_name(p->kind), NULL);
		NODE_EACH(v, p->values)
			add_row(t, file->path, p->section, "value", v);
	}
}

void
diff_table(const struct statediff *d, enum table_form form, FILE *f)
{
	struct table t;
	size_t i;

	table_init(&t, "differences");
	table_column(&t, "file", "FILE", TABLE_LEFT);
	table_column(&t, "section", "SECTION", TABLE_LEFT);
	table_column(&t, "what", "WHAT", TABLE_LEFT);
	table_column(&t, "name", "NAME", TABLE_LEFT);
	table_column(&t, "before", "BEFORE", TABLE_LEFT);
	table_column(&t, "now", "NOW", TABLE_LEFT);
	for (i = 0; i < d->n; i++)
		add_rows(&t, &d->files[i]);
	table_print(&t, form, f);
	table_release(&t);
}

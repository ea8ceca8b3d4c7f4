/* checkview - what a check found, for people and for machines */

#include "checkview.h"

#include <stdio.h>

#include "harmless.h"
#include "str.h"
#include "table.h"

static void
print_lines(const struct faults *faults)
{
	const struct fault *f;
	struct str line = STR_INIT;
	size_t i;

	for (i = 0; i < faults->n; i++) {
		f = &faults->v[i];
		str_reset(&line);
		harmless_add_line(&line, f->file);
		str_addf(&line, ":%u: %s: %s\n", f->line,
		    fault_level_name(f->level), f->text);
		fputs(line.s, stdout);
	}
	str_release(&line);
}

static void
print_records(const struct faults *faults, const char *form)
{
	char line[16];
	struct table t;
	size_t i;

	table_init(&t, "findings");
	table_column(&t, "file", "FILE", TABLE_LEFT);
	table_column(&t, "line", "LINE", TABLE_RIGHT);
	table_column(&t, "level", "LEVEL", TABLE_LEFT);
	table_column(&t, "text", "TEXT", TABLE_LEFT);
	for (i = 0; i < faults->n; i++) {
		snprintf(line, sizeof(line), "%u", faults->v[i].line);
		table_cell(&t, faults->v[i].file);
		table_cell_number(&t, line, line);
		table_cell(&t, fault_level_name(faults->v[i].level));
		table_cell(&t, faults->v[i].text);
	}
	table_print(&t, table_form(form), stdout);
	table_release(&t);
}

void
faults_print(const struct faults *faults, const char *form)
{
	if (form != NULL)
		print_records(faults, form);
	else
		print_lines(faults);
}

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

void
faults_sum(const struct faults *faults, size_t looked, const char *what)
{
	size_t errors = faults_count(faults, FAULT_ERROR);
	size_t warnings = faults_count(faults, FAULT_WARNING);
	size_t notes = faults_count(faults, FAULT_NOTE);

	fflush(stdout);
	fprintf(stderr, "%zu %s%s", looked, what, plural(looked));
	if (faults_wrong(faults) == 0)
		fputs(", nothing found", stderr);
	else
		fprintf(stderr, ": %zu error%s, %zu warning%s", errors,
		    plural(errors), warnings, plural(warnings));
	if (notes > 0)
		fprintf(stderr, "%s %zu note%s", faults_wrong(faults) == 0 ?
		    " but" : ",", notes, plural(notes));
	fputc('\n', stderr);
}

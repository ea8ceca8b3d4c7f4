/* fault - what a check found */

#include "fault.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "harmless.h"
#include "mem.h"
#include "str.h"

const char *
fault_level_name(enum fault_level level)
{
	static const char *const names[] = { [FAULT_ERROR] = "error",
		[FAULT_WARNING] = "warning", [FAULT_NOTE] = "note" };

	return names[level];
}

void
fault_add(struct faults *f, enum fault_level level, const char *file,
    uint32_t line, const char *fmt, ...)
{
	struct str text = STR_INIT, line_text = STR_INIT;
	struct fault *fault;
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(&text, fmt, ap);
	va_end(ap);
	harmless_add_line(&line_text, text.s);	/* it may quote files */
	MEM_ROOM(f->v, f->n, f->cap);
	fault = &f->v[f->n];
	fault->file = arena_dup(&f->arena, file);
	fault->line = line + (line == 0);
	fault->level = level;
	fault->text = arena_ndup(&f->arena, line_text.s, line_text.len);
	fault->order = f->n++;
	str_release(&text);
	str_release(&line_text);
}

/* The line in "file:line: text", and where text begins; 0: it is not so. */
static uint32_t
line_in(const char **text, const char *file)
{
	size_t n = strlen(file);
	unsigned long line;
	char *end;

	if (strncmp(*text, file, n) != 0 || (*text)[n] != ':')
		return 0;
	line = strtoul(*text + n + 1, &end, 10);
	if (end == *text + n + 1)
		line = 0;
	else if (*end == ':' && end[1] != ' ')
		strtoul(end + 1, &end, 10);	/* the column */
	if (strncmp(end, ": ", 2) == 0)
		*text = end + 2;
	else if (line == 0)
		*text += n + 1 + strspn(*text + n + 1, " ");
	return (uint32_t)line;
}

void
fault_err(struct faults *f, const char *file, struct err *e)
{
	const char *text = e->msg;
	uint32_t line = line_in(&text, file);

	fault_add(f, FAULT_ERROR, file, line, "%s", text);
	err_clear(e);
}

static int
fault_order(const void *x, const void *y)
{
	const struct fault *a = x, *b = y;
	int cmp = strcmp(a->file, b->file);

	if (cmp != 0)
		return cmp;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->level != b->level)
		return a->level < b->level ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

/* Is the fault one of the last that were kept, on the same line? */
static bool
stands_already(const struct faults *f, size_t kept, const struct fault *fault)
{
	size_t i, least = kept > 20 ? kept - 20 : 0;

	for (i = kept; i > least; i--) {
		if (f->v[i - 1].line != fault->line ||
		    strcmp(f->v[i - 1].file, fault->file) != 0)
			return false;
		if (strcmp(f->v[i - 1].text, fault->text) == 0)
			return true;
	}
	return false;
}

void
faults_sort(struct faults *f)
{
	size_t i, kept = 0;

	if (f->n > 0)
		qsort(f->v, f->n, sizeof(*f->v), fault_order);
	for (i = 0; i < f->n; i++) {
		if (!stands_already(f, kept, &f->v[i]))
			f->v[kept++] = f->v[i];
	}
	f->n = kept;
}

size_t
faults_count(const struct faults *f, enum fault_level level)
{
	size_t i, n = 0;

	for (i = 0; i < f->n; i++)
		n += f->v[i].level == level;
	return n;
}

size_t
faults_wrong(const struct faults *f)
{
	return f->n - faults_count(f, FAULT_NOTE);
}

void
faults_release(struct faults *f)
{
	free(f->v);
	arena_release(&f->arena);
	f->v = NULL;
	f->n = f->cap = 0;
}

/* importsheet - a CSV file as rows of fields */

#include "importsheet.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <utf8proc.h>

#include "mem.h"

const char *
import_label(const struct import_sheet *sheet, size_t field)
{
	const struct import_field *f = &sheet->map->fields[field];

	return f->label != NULL ? f->label : f->name;
}

void
import_mend(struct str *text)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	size_t at = 0, to = 0;

	while (at < text->len) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)text->s + at,
		    (utf8proc_ssize_t)(text->len - at), &c);
		if (n > 0) {
			memmove(text->s + to, text->s + at, (size_t)n);
			to += (size_t)n;
		}
		at += n > 0 ? (size_t)n : 1;
	}
	str_cut(text, to);
}

int
import_reject(struct import_sheet *sheet, struct import_row *row,
    const char *fmt, ...)
{
	const char *had = row->outcome == ROW_REJECTED ? row->reason : "";
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vaddf(&s, fmt, ap);
	va_end(ap);
	import_mend(&s);
	if (*had != '\0' && strstr(had, s.s) == NULL)
		str_splice(&s, 0, 0, "; ", 2);
	else if (*had != '\0')
		str_reset(&s);
	str_splice(&s, 0, 0, had, strlen(had));
	row->outcome = ROW_REJECTED;
	row->reason = arena_dup(&sheet->csv.arena, s.s);
	str_release(&s);
	return -1;
}

/* Is the cell what systems write where nothing is known? */
static bool
is_nothing(const char *s)
{
	return *s == '\0' || strcmp(s, "-") == 0 ||
	    strcasecmp(s, "#N/A") == 0 || strcasecmp(s, "N/A") == 0;
}

/* The cell without blanks around it, and without ="..." around that. */
static const char *
strip(struct arena *a, const char *s)
{
	size_t n;

	while (*s == ' ' || *s == '\t' || *s == '\n' || *s == '\r' ||
	    strncmp(s, "\u00a0", 2) == 0)
		s += *s == '\xc2' ? 2 : 1;
	n = strlen(s);
	while (n > 0 && (strchr(" \t\r\n", s[n - 1]) != NULL ||
	    (n > 1 && strncmp(s + n - 2, "\u00a0", 2) == 0)))
		n -= s[n - 1] == '\xa0' ? 2 : 1;
	if (n >= 3 && s[0] == '=' && s[1] == '"' && s[n - 1] == '"')
		return arena_ndup(a, s + 2, n - 3);
	return s[n] == '\0' ? s : arena_ndup(a, s, n);
}

/* What a cell says of its field, or NULL. Our own exports are exact. */
static const char *
clean(struct import_sheet *sheet, size_t field, const char *cell)
{
	const char *mapped;

	if (strcmp(sheet->map->system, "pos") == 0)
		return *cell != '\0' ? cell : NULL;
	cell = strip(&sheet->csv.arena, cell);
	if (is_nothing(cell))
		return NULL;
	mapped = sheet->map->values == NULL && sheet->map->stages == NULL ?
	    NULL : import_map_value(sheet->map, field, cell);
	if (mapped != NULL)
		cell = mapped;
	return *cell != '\0' ? cell : NULL;
}

/* Cells up to the last that is not empty. */
static size_t
filled(const struct csv_row *raw)
{
	size_t n = raw->n;

	while (n > 0 && raw->cells[n - 1][0] == '\0')
		n--;
	return n;
}

/* Could the row be one of a footer: it lacks cells, and an id? */
static bool
may_be_footer(const struct import_sheet *sheet, const struct csv_row *raw)
{
	size_t id = sheet->map->column[0], n = filled(raw);

	if (n > 2 && raw->n >= sheet->csv.head.n)
		return false;
	return id == NO_COLUMN || id >= n || raw->cells[id][0] == '\0' ||
	    (n == 1 && raw->n < sheet->csv.head.n);
}

/* Does the row end what are surely rows of data? */
static bool
breaks_off(const struct import_sheet *sheet, const struct csv_row *raw)
{
	return filled(raw) == 0 || raw->n < sheet->csv.head.n;
}

/* How many rows there are before the footer. */
static size_t
find_footer(struct import_sheet *sheet)
{
	const struct csv_file *csv = &sheet->csv;
	size_t end = csv->n, from = csv->n, i;

	for (i = csv->n; i > 0 && may_be_footer(sheet, &csv->rows[i - 1]);
	    i--) {
		if (breaks_off(sheet, &csv->rows[i - 1]))
			from = i - 1;
	}
	for (i = from; i < csv->n; i++) {
		if (filled(&csv->rows[i]) == 0)
			continue;
		if (sheet->nfooter++ == 0)
			sheet->footer = csv->rows[i].line;
	}
	return from < end ? from : end;
}

static void
add_row(struct import_sheet *sheet, const struct csv_row *raw)
{
	const struct import_map *map = sheet->map;
	struct import_row *row = &sheet->rows[sheet->n++];
	size_t i, head = sheet->csv.head.n;

	*row = (struct import_row){ .raw = raw };
	row->cell = arena_alloc(&sheet->csv.arena, map->nfields *
	    sizeof(*row->cell));
	if (filled(raw) > head || raw->n < head) {
		import_reject(sheet, row, "has %zu cell%s, the header has "
		    "%zu", raw->n, raw->n == 1 ? "" : "s", head);
		return;
	}
	for (i = 0; i < map->nfields; i++) {
		if (map->column[i] == NO_COLUMN)
			continue;
		row->cell[i] = clean(sheet, i, raw->cells[map->column[i]]);
		if (row->cell[i] != NULL && strlen(row->cell[i]) >
		    CSV_MAX_CELL)
			import_reject(sheet, row, "%s is longer than %d "
			    "bytes", import_label(sheet, i), CSV_MAX_CELL);
	}
}

/* What the cells of each column of numbers, of dates tell of their form. */
struct looks {
	struct csv_point_look point[IMPORT_FIELDS_MAX];
	struct csv_order_look order[IMPORT_FIELDS_MAX];
};

static void
look_at(struct looks *l, const struct import_sheet *sheet, size_t field)
{
	const struct import_row *row;
	const char *text;
	size_t i;

	for (i = 0; i < sheet->n; i++) {
		row = &sheet->rows[i];
		text = row->cell[field];
		if (text == NULL)
			continue;
		if (sheet->map->fields[field].kind == CELL_NUMBER)
			csv_point_look(&l->point[field], text,
			    row->raw->line);
		else
			csv_order_look(&l->order[field], text,
			    row->raw->line);
	}
}

/* Of a and b the one that some column tells, when none tells the other. */
static int
only(bool has_a, bool has_b, int a, int b)
{
	return has_a == has_b ? 0 : has_a ? a : b;
}

/* The point that all columns which tell agree on, or _OPEN. */
static enum csv_point
common_point(const struct looks *l)
{
	bool dot = false, comma = false;
	size_t i;

	for (i = 0; i < IMPORT_FIELDS_MAX; i++) {
		dot |= l->point[i].dot.text != NULL;
		comma |= l->point[i].comma.text != NULL;
	}
	return (enum csv_point)only(dot, comma, CSV_POINT_DOT,
	    CSV_POINT_COMMA);
}

/* Whether day or month comes first in all columns which tell, or _OPEN. */
static enum csv_order
common_order(const struct looks *l)
{
	bool dmy = false, mdy = false;
	size_t i;

	for (i = 0; i < IMPORT_FIELDS_MAX; i++) {
		dmy |= l->order[i].dmy.text != NULL;
		mdy |= l->order[i].mdy.text != NULL;
	}
	return (enum csv_order)only(dmy, mdy, CSV_ORDER_DMY, CSV_ORDER_MDY);
}

/* Of numbers without decimals, what they are grouped by tells. */
static enum csv_point
grouped_by(const struct csv_point_look *look)
{
	if (look->open.text == NULL)
		return CSV_POINT_OPEN;
	return strchr(look->open.text, ',') != NULL ? CSV_POINT_DOT :
	    CSV_POINT_COMMA;
}

/* Decide the form of one column's numbers: by its cells, else by the file. */
static int
decide_point(struct import_sheet *sheet, const struct looks *l, size_t field,
    struct err *e)
{
	const struct csv_point_look *look = &l->point[field];
	enum csv_point *out = &sheet->point[field];

	if (strcmp(sheet->map->system, "pos") == 0) {
		*out = CSV_POINT_DOT;
		return 0;
	}
	if (look->dot.text == NULL && look->comma.text == NULL) {
		*out = sheet->map->fields[field].whole ? grouped_by(look) :
		    common_point(l);
		if (*out != CSV_POINT_OPEN)
			return 0;
	}
	return csv_point_decide(out, look, import_label(sheet, field), e) < 0 ?
	    err_prefix(e, "%s: ", sheet->file) : 0;
}

static int
decide_order(struct import_sheet *sheet, const struct looks *l, size_t field,
    struct err *e)
{
	const struct csv_order_look *look = &l->order[field];
	enum csv_order *out = &sheet->order[field];

	if (look->open.text != NULL && look->dmy.text == NULL &&
	    look->mdy.text == NULL && look->ymd.text == NULL) {
		*out = common_order(l);
		if (*out != CSV_ORDER_OPEN)
			return 0;
	}
	return csv_order_decide(out, look, import_label(sheet, field), e) < 0 ?
	    err_prefix(e, "%s: ", sheet->file) : 0;
}

/* Decide the form of all columns; point, order: as told, or _OPEN. */
static int
decide_forms(struct import_sheet *sheet, enum csv_point point,
    enum csv_order order, struct err *e)
{
	const struct import_map *map = sheet->map;
	struct looks looks = { .point = { { .dot = { NULL, 0 } } } };
	size_t i;
	int rc = 0;

	for (i = 0; i < map->nfields; i++) {
		sheet->point[i] = point;
		sheet->order[i] = order;
		if (map->column[i] != NO_COLUMN &&
		    (map->fields[i].kind == CELL_NUMBER ||
		    map->fields[i].kind == CELL_DATE))
			look_at(&looks, sheet, i);
	}
	for (i = 0; i < map->nfields && rc == 0; i++) {
		if (map->column[i] == NO_COLUMN)
			continue;
		if (map->fields[i].kind == CELL_NUMBER &&
		    point == CSV_POINT_OPEN)
			rc = decide_point(sheet, &looks, i, e);
		else if (map->fields[i].kind == CELL_DATE &&
		    order == CSV_ORDER_OPEN)
			rc = decide_order(sheet, &looks, i, e);
	}
	return rc;
}

int
import_sheet_fill(struct import_sheet *sheet, const struct import_map *map,
    const char *file, enum csv_point point, enum csv_order order,
    struct err *e)
{
	size_t i, end;

	sheet->map = map;
	sheet->file = file;
	end = find_footer(sheet);
	sheet->rows = mem_zero(end, sizeof(*sheet->rows));
	for (i = 0; i < end; i++) {
		if (filled(&sheet->csv.rows[i]) > 0)
			add_row(sheet, &sheet->csv.rows[i]);
	}
	return decide_forms(sheet, point, order, e);
}

void
import_sheet_release(struct import_sheet *sheet)
{
	free(sheet->rows);
	csv_release(&sheet->csv);
}

/* Reject the row for what is wrong with a field's cell. */
static int
reject_cell(struct import_sheet *sheet, struct import_row *row, size_t field,
    const char *why)
{
	const char *label = import_label(sheet, field);

	return import_reject(sheet, row, "%s %.60s %s", label,
	    row->cell[field], why);
}

/* 12.000 where the comma groups: twelve, or twelve thousand? */
static bool
has_thousandths(const char *text, enum csv_point point)
{
	const char *at = strchr(text, point == CSV_POINT_COMMA ? ',' : '.');

	return at != NULL && strspn(at + 1, "0123456789") == 3;
}

int
import_number(struct csv_number *out, bool *has, struct import_sheet *sheet,
    struct import_row *row, size_t field)
{
	const char *text = row->cell[field];
	struct str why = STR_INIT;
	int rc = 0;

	memset(out, 0, sizeof(*out));
	*has = text != NULL;
	if (*has && csv_number(out, text, sheet->point[field], &why) < 0)
		rc = reject_cell(sheet, row, field, why.s);
	else if (*has && sheet->map->fields[field].whole &&
	    out->value.u % DEC_ONE == 0 && has_thousandths(text,
	    sheet->point[field]))
		rc = reject_cell(sheet, row, field, "is grouped otherwise "
		    "than the numbers above it");
	str_release(&why);
	return rc;
}

int
import_date(date *out, struct import_sheet *sheet, struct import_row *row,
    size_t field)
{
	const char *text = row->cell[field];
	struct str why = STR_INIT;
	int rc = 0;

	*out = DATE_NONE;
	if (text != NULL && csv_date(out, text, sheet->order[field], &why) < 0)
		rc = reject_cell(sheet, row, field, why.s);
	str_release(&why);
	return rc;
}

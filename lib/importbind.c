/* importbind - the columns of a CSV file bound to fields */

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "currency.h"
#include "importmap.h"

/* What is known of the columns while they are bound. */
struct binding {
	struct import_map *m;
	const struct csv_file *csv;
	const char *file;
	const char **aliases;		/* of each column */
	const char **short_ones;	/* without "(EUR)" at the end */
	bool *used;
	struct err *e;
};

/* The currency in "Amount (EUR)", "Amount in EUR"; or NULL. */
static const char *
currency_in(struct arena *a, const char *head)
{
	size_t n = strlen(head);
	char *code;

	if (n < 5)
		return NULL;
	if (head[n - 1] == ')')
		n--;
	code = arena_ndup(a, head + n - 3, 3);
	return currency_known(code) && !isalnum((unsigned char)head[n - 4]) ?
	    code : NULL;
}

/* The column whose alias is the field's best; NO_COLUMN: there is none. */
static size_t
best_column(const struct binding *b, const struct import_field *f)
{
	size_t i, rank, best = SIZE_MAX, found = NO_COLUMN;

	for (i = 0; i < b->csv->head.n; i++) {
		if (b->used[i])
			continue;
		rank = import_alias_of(f, b->aliases[i]);
		if (rank == 0)
			rank = import_alias_of(f, b->short_ones[i]);
		if (rank > 0 && rank < best) {
			best = rank;
			found = i;
		}
	}
	return found;
}

/* Two columns of one name, of which one is used. */
static int
check_twice(const struct binding *b, size_t column)
{
	size_t i;

	for (i = 0; i < b->csv->head.n; i++) {
		if (i != column && strcasecmp(b->csv->head.cells[i],
		    b->csv->head.cells[column]) == 0)
			return err_set(b->e, ERR_INVALID, "%s:%zu: columns "
			    "%zu and %zu are both '%.60s': rename one", b->file,
			    b->csv->head.line, i < column ? i + 1 : column + 1,
			    i < column ? column + 1 : i + 1,
			    b->csv->head.cells[i]);
	}
	return 0;
}

/* The column of this name, else one that only differs in blanks and case. */
static size_t
column_named(const struct binding *b, const char *name)
{
	size_t i, near = NO_COLUMN;
	struct str alias = STR_INIT;

	import_alias(&alias, name);
	for (i = 0; i < b->csv->head.n; i++) {
		if (strcmp(b->csv->head.cells[i], name) == 0)
			break;
		if (near == NO_COLUMN && alias.len > 0 &&
		    strcmp(b->aliases[i], alias.s) == 0)
			near = i;
	}
	str_release(&alias);
	return i < b->csv->head.n ? i : near;
}

/* The columns that the map file names. */
static int
bind_named(struct binding *b)
{
	const struct node *c;
	size_t i, field;

	NODE_EACH(c, b->m->columns) {
		i = column_named(b, c->key);
		if (i == NO_COLUMN && node_unknown(c))
			continue;
		if (i == NO_COLUMN)
			return node_err(b->e, c, "%s has no column '%.60s'",
			    b->file, c->key);
		b->used[i] = true;
		if (node_unknown(c))
			continue;
		field = import_map_field(b->m, c->text);
		if (b->m->column[field] != NO_COLUMN)
			return node_err(b->e, c, "a second column for %s",
			    c->text);
		b->m->column[field] = i;
	}
	return 0;
}

static int
bind_known(struct binding *b)
{
	struct import_map *m = b->m;
	const char *currency;
	size_t i;

	for (i = 0; i < m->nfields; i++) {
		if (m->column[i] == NO_COLUMN)
			m->column[i] = best_column(b, &m->fields[i]);
		if (m->column[i] == NO_COLUMN)
			continue;
		b->used[m->column[i]] = true;
		if (check_twice(b, m->column[i]) < 0)
			return -1;
		currency = currency_in(&m->arena,
		    b->csv->head.cells[m->column[i]]);
		if (m->fields[i].kind == CELL_NUMBER && currency != NULL)
			memcpy(m->currency, currency, sizeof(m->currency));
	}
	return 0;
}

/* Are these the columns of our own exports? Their ids are ours then. */
static bool
is_ours(const struct binding *b)
{
	static const char *const ours[][5] = {
		[IMPORT_DEALS] = { "id", "account", "amount", "stage",
		    "created" },
		[IMPORT_PARTNERS] = { "slug", "name", "type" },
		[IMPORT_CUSTOMERS] = { "id", "name", "segment", "arr",
		    "since" }
	};
	size_t i, j;

	for (i = 0; i < 5 && ours[b->m->kind][i] != NULL; i++) {
		for (j = 0; j < b->csv->head.n; j++) {
			if (strcmp(b->csv->head.cells[j],
			    ours[b->m->kind][i]) == 0)
				break;
		}
		if (j == b->csv->head.n)
			return false;
	}
	return true;
}

/* Names of columns without what is in brackets at their end. */
static const char *
short_alias(struct arena *a, const char *head)
{
	struct str s = STR_INIT, part = STR_INIT;
	const char *bracket = strrchr(head, '('), *alias;

	str_add(&part, head, bracket != NULL ? (size_t)(bracket - head) :
	    strlen(head));
	import_alias(&s, part.s);
	alias = arena_dup(a, s.s);
	str_release(&part);
	str_release(&s);
	return alias;
}

size_t
import_own_columns(const struct csv_row *head)
{
	size_t n = head->n;

	return n >= 2 && strcmp(head->cells[n - 2], "line") == 0 &&
	    strcmp(head->cells[n - 1], "reason") == 0 ? n - 2 : n;
}

/* Columns that nothing is read from; those of a rejected file are known. */
static void
find_unused(struct binding *b)
{
	const char *head;
	bool empty;
	size_t i, j;

	for (i = 0; i < import_own_columns(&b->csv->head); i++) {
		head = b->csv->head.cells[i];
		if (b->used[i])
			continue;
		empty = head[0] == '\0';
		for (j = 0; j < b->csv->n && empty; j++)
			empty = b->csv->rows[j].n <= i ||
			    b->csv->rows[j].cells[i][0] == '\0';
		if (!empty)
			list_add(&b->m->unused, head[0] != '\0' ? head :
			    arena_printf(&b->m->arena, "column %zu, which has "
			    "no name", i + 1));
	}
}

/* Something must tell one record from another. */
static int
check_key(const struct binding *b)
{
	const struct import_map *m = b->m;
	size_t name = m->kind == IMPORT_DEALS ? DEAL_NAME : m->kind ==
	    IMPORT_PARTNERS ? PARTNER_NAME : CUSTOMER_NAME;

	if (m->column[name] != NO_COLUMN || m->column[0] != NO_COLUMN ||
	    (m->kind == IMPORT_CUSTOMERS &&
	    m->column[CUSTOMER_DOMAIN] != NO_COLUMN))
		return 0;
	return err_set(b->e, ERR_INVALID, "%s:%zu: no column is an id or a "
	    "name of %s; name one with --map, as in columns: {\"%.40s\": "
	    "name}", b->file, b->csv->head.line, import_kind_name(m->kind),
	    b->csv->head.n > 0 ? b->csv->head.cells[0] : "Name");
}

int
import_map_bind(struct import_map *m, const struct csv_file *csv,
    const char *file, struct err *e)
{
	struct binding b = { m, csv, file, NULL, NULL, NULL, e };
	struct str s = STR_INIT;
	size_t i, n = csv->head.n;
	int rc;

	for (i = 0; i < m->nfields; i++)
		m->column[i] = NO_COLUMN;
	b.aliases = arena_alloc(&m->arena, n * sizeof(*b.aliases));
	b.short_ones = arena_alloc(&m->arena, n * sizeof(*b.short_ones));
	b.used = arena_alloc(&m->arena, n * sizeof(*b.used));
	for (i = 0; i < n; i++) {
		str_reset(&s);
		import_alias(&s, csv->head.cells[i]);
		b.aliases[i] = arena_dup(&m->arena, s.s);
		b.short_ones[i] = short_alias(&m->arena, csv->head.cells[i]);
	}
	str_release(&s);
	if (m->system == NULL)
		m->system = is_ours(&b) ? "pos" :
		    import_system(b.aliases, n);
	rc = bind_named(&b);
	if (rc == 0)
		rc = bind_known(&b);
	if (rc == 0)
		rc = check_key(&b);
	if (rc == 0)
		find_unused(&b);
	return rc;
}

/* dealrow - a deal as a row of a table */

#include "dealrow.h"

#include "csvlist.h"
#include "dealclash.h"
#include "dec.h"

/* What is worked out for a row once. */
struct facts {
	const struct deal_row *row;
	const struct deal *d;
	struct registration r;
	struct arena a;
};

enum shown { SHOW_SHORT = 1, SHOW_REGISTRATION = 2, SHOW_FULL = 4,
	SHOW_CSV = 8, SHOW_ALL = 15, SHOW_PEOPLE = 3, SHOW_PROGRAMS = 12 };

/* A value of the deal's record as it stands. */
static void
put_key(struct table *t, struct facts *f, const char *key)
{
	const struct node *n = node_get(f->d->node, key);

	table_cell(t, node_text(n));
}

static void
put_ids(struct table *t, struct facts *f, const char *key)
{
	csv_list_cell(t, node_get(f->d->node, key));
}

static void
put_account_name(struct table *t, struct facts *f, const char *key)
{
	(void)key;
	table_cell(t, f->d->account->name);
}

static void
put_region(struct table *t, struct facts *f, const char *key)
{
	(void)key;
	table_cell(t, f->d->account->region);
}

static void
put_amount(struct table *t, struct facts *f, const char *key)
{
	struct str text = STR_INIT, raw = STR_INIT;

	(void)key;
	/* as it is on file; of one in another currency, with its name */
	if (f->d->rate != NULL)
		rate_add_sum(&text, f->d->rate, f->d->stated);
	else
		money_add_cents(&text, NULL, ratio_dec(f->d->stated));
	dec_add_text(&raw, f->d->stated);
	table_cell_number(t, text.s, raw.s);
	str_release(&text);
	str_release(&raw);
}

static void
put_ends(struct table *t, struct facts *f, const char *key)
{
	(void)key;
	table_cell_date(t, deal_is_closed(f->d) ? f->d->closed :
	    f->d->expected);
}

static void
put_state(struct table *t, struct facts *f, const char *key)
{
	(void)key;
	table_cell(t, f->r.state != REG_NONE ? reg_state_name(f->r.state) :
	    NULL);
}

static void
put_submitted(struct table *t, struct facts *f, const char *key)
{
	(void)key;
	table_cell_date(t, f->r.submitted);
}

static void
put_due(struct table *t, struct facts *f, const char *key)
{
	(void)key;
	table_cell_date(t, registration_due(&f->r, &f->row->policy));
}

static void
put_late(struct table *t, struct facts *f, const char *key)
{
	(void)key;
	table_cell_count(t, f->r.state == REG_NONE || registration_due(&f->r,
	    &f->row->policy) == DATE_NONE ? -1 : registration_late(&f->r,
	    &f->row->policy, f->row->today));
}

static void
put_until(struct table *t, struct facts *f, const char *key)
{
	(void)key;
	table_cell_date(t, f->r.until);
}

/* Days that protection has left; unknown for what is not protected. */
static void
put_left(struct table *t, struct facts *f, const char *key)
{
	bool protects = registration_protects(f->d, f->row->today) &&
	    f->r.until != DATE_NONE;

	(void)key;
	table_cell_count(t, protects ? f->r.until - f->row->today : -1);
}

/* How many other deals claim the account today. */
static void
put_conflicts(struct table *t, struct facts *f, const char *key)
{
	const struct clash *v;

	(void)key;
	table_cell_count(t, f->r.state == REG_NONE ||
	    deal_is_closed(f->d) ? -1 : (int64_t)clash_find(&v, &f->a,
	    f->row->ws, f->d->account->id, f->d->partner != NULL ?
	    f->d->partner->slug : NULL, f->d->id, f->row->today));
}

/* In the order of ROW_FULL; people see some of them, by other names. */
static const struct column {
	unsigned shown;
	const char *key, *head;
	enum table_side side;
	void (*put)(struct table *t, struct facts *f, const char *key);
} columns[] = {
	{ SHOW_ALL, "id", "DEAL", TABLE_LEFT, put_key },
	{ SHOW_PROGRAMS, "name", "NAME", TABLE_LEFT, put_key },
	{ SHOW_PROGRAMS, "account", "ACCOUNT", TABLE_LEFT, put_key },
	{ SHOW_PEOPLE | SHOW_FULL, "account_name", "ACCOUNT", TABLE_LEFT,
	    put_account_name },
	{ SHOW_FULL, "region", "REGION", TABLE_LEFT, put_region },
	{ SHOW_ALL, "amount", "AMOUNT", TABLE_RIGHT, put_amount },
	{ SHOW_PROGRAMS, "currency", "CURRENCY", TABLE_LEFT, put_key },
	{ SHOW_PROGRAMS, "kind", "KIND", TABLE_LEFT, put_key },
	{ SHOW_SHORT | SHOW_PROGRAMS, "stage", "STAGE", TABLE_LEFT, put_key },
	{ SHOW_SHORT | SHOW_PROGRAMS, "created", "CREATED", TABLE_LEFT,
	    put_key },
	{ SHOW_SHORT, "ends", "CLOSES", TABLE_LEFT, put_ends },
	{ SHOW_PROGRAMS, "closed", "CLOSED", TABLE_LEFT, put_key },
	{ SHOW_PROGRAMS, "expected", "EXPECTED", TABLE_LEFT, put_key },
	{ SHOW_PROGRAMS, "product", "PRODUCT", TABLE_LEFT, put_key },
	{ SHOW_ALL, "partner", "PARTNER", TABLE_LEFT, put_key },
	{ SHOW_SHORT | SHOW_PROGRAMS, "role", "ROLE", TABLE_LEFT, put_key },
	{ SHOW_CSV, "trigger", "TRIGGER", TABLE_LEFT, put_key },
	{ SHOW_CSV, "buyer", "BUYER", TABLE_LEFT, put_key },
	{ SHOW_CSV, "lost_to", "LOST TO", TABLE_LEFT, put_key },
	{ SHOW_CSV, "lost_reason", "LOST REASON", TABLE_LEFT, put_key },
	{ SHOW_CSV, "ids", "IDS", TABLE_LEFT, put_ids },
	{ SHOW_PEOPLE | SHOW_FULL, "registration", "REGISTRATION", TABLE_LEFT,
	    put_state },
	{ SHOW_REGISTRATION | SHOW_FULL, "submitted", "SUBMITTED", TABLE_LEFT,
	    put_submitted },
	{ SHOW_FULL, "answer_due", "ANSWER DUE", TABLE_LEFT, put_due },
	{ SHOW_REGISTRATION | SHOW_FULL, "late_days", "LATE", TABLE_RIGHT,
	    put_late },
	{ SHOW_REGISTRATION | SHOW_FULL, "protected_until", "UNTIL",
	    TABLE_LEFT, put_until },
	{ SHOW_REGISTRATION | SHOW_FULL, "days_left", "DAYS LEFT",
	    TABLE_RIGHT, put_left },
	{ SHOW_REGISTRATION | SHOW_FULL, "conflicts", "CONFLICTS",
	    TABLE_RIGHT, put_conflicts },
};
enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

void
deal_row_columns(struct table *t, enum row_kind kind)
{
	size_t i;

	for (i = 0; i < COLUMNS; i++) {
		if (columns[i].shown & 1u << kind)
			table_column(t, columns[i].key, columns[i].head,
			    columns[i].side);
	}
}

void
deal_row_add(struct table *t, const struct deal_row *row,
    const struct deal *d)
{
	struct facts f = { .row = row, .d = d };
	size_t i;

	registration_of(&f.r, d, row->today);
	for (i = 0; i < COLUMNS; i++) {
		if (columns[i].shown & 1u << row->kind)
			columns[i].put(t, &f, columns[i].key);
	}
	arena_release(&f.a);
}

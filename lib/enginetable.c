/* enginetable - engines as records */

#include "enginetable.h"

#include <inttypes.h>
#include <string.h>

#include "cost.h"
#include "dec.h"
#include "exchange.h"

/* Where the key comes from, in a word. */
static const char *
key_word(const struct endpoint *p)
{
	if (p->key_command != NULL)
		return "key_command";
	if (p->key_env != NULL)
		return p->key_env;
	return p->key != NULL ? "key" : "none";
}

static void
truth(struct table *t, bool known, bool is)
{
	if (!known)
		table_cell(t, NULL);
	else
		table_cell_truth(t, is);
}

static void
price(struct table *t, bool known, struct dec d)
{
	struct str text = STR_INIT, raw = STR_INIT;

	if (known) {
		cost_amount(&text, ratio_dec(d));
		dec_add_text(&raw, d);
		table_cell_number(t, text.s, raw.s);
	} else {
		table_cell(t, NULL);
	}
	str_release(&text);
	str_release(&raw);
}

static void
list_columns(struct table *t)
{
	table_init(t, "engines");
	table_column(t, "engine", "ENGINE", TABLE_LEFT);
	table_column(t, "used", "USED", TABLE_LEFT);
	table_column(t, "api", "API", TABLE_LEFT);
	table_column(t, "model", "MODEL", TABLE_LEFT);
	table_column(t, "url", "URL", TABLE_LEFT);
	table_column(t, "key", "KEY FROM", TABLE_LEFT);
	table_column(t, "context", "CONTEXT", TABLE_RIGHT);
	table_column(t, "input", "INPUT", TABLE_RIGHT);
	table_column(t, "cached", "CACHED", TABLE_RIGHT);
	table_column(t, "output", "OUTPUT", TABLE_RIGHT);
	table_column(t, "currency", "PER MILLION", TABLE_LEFT);
}

/* Is it the engine that the workspace uses? Unknown without one. */
static void
use(struct table *t, const char *name, const char *used)
{
	truth(t, used != NULL, used != NULL && strcmp(name, used) == 0);
}

static void
list_row(struct table *t, const struct endpoint *p, const char *used)
{
	const struct endpoint_price *m = &p->price;

	table_cell(t, p->name);
	use(t, p->name, used);
	table_cell(t, chat_api_name(p->api));
	table_cell(t, p->model);
	table_cell(t, p->url);
	table_cell(t, key_word(p));
	table_cell_count(t, p->context > 0 ? p->context : -1);
	price(t, m->known, m->in);
	price(t, m->known, m->cached);
	price(t, m->known, m->out);
	table_cell(t, m->known ? m->currency : NULL);
}

void
engine_table_list(struct table *t, const struct endpoints *all,
    const char *used)
{
	size_t i;

	list_columns(t);
	table_cell(t, ENDPOINT_BUILTIN);
	use(t, ENDPOINT_BUILTIN, used);
	for (i = 0; i < 3; i++)
		table_cell(t, NULL);
	table_cell(t, "none");
	for (i = 0; i < 5; i++)
		table_cell(t, NULL);
	for (i = 0; i < all->n; i++)
		list_row(t, &all->list[i], used);
}

void
engine_cache_print(const char *dir, const char *form, FILE *f)
{
	struct str size = STR_INIT;
	struct table t;
	uint64_t bytes;
	size_t n;

	exchange_count(&n, &bytes, dir);
	ratio_add_commas(&size, ratio_of((int64_t)bytes, 1), 0);
	table_init(&t, "cache");
	table_column(&t, "folder", "FOLDER", TABLE_LEFT);
	table_column(&t, "answers", "ANSWERS", TABLE_RIGHT);
	table_column(&t, "bytes", "BYTES", TABLE_RIGHT);
	table_column(&t, "limit", "LIMIT", TABLE_RIGHT);
	table_cell(&t, dir);
	table_cell_count(&t, (int64_t)n);
	table_cell_count(&t, (int64_t)bytes);
	table_cell_count(&t, EXCHANGE_CACHE_MAX);
	if (form != NULL)
		table_print(&t, table_form(form), f);
	else
		fprintf(f, "%zu answer%s kept, %s bytes of at most %d MiB, in "
		    "%s\n", n, n == 1 ? "" : "s", size.s,
		    EXCHANGE_CACHE_MAX >> 20, dir);
	table_release(&t);
	str_release(&size);
}

void
engine_table_checks(struct table *t)
{
	table_init(t, "checks");
	table_column(t, "engine", "ENGINE", TABLE_LEFT);
	table_column(t, "result", "RESULT", TABLE_LEFT);
	table_column(t, "key", "KEY", TABLE_LEFT);
	table_column(t, "models", "MODELS", TABLE_RIGHT);
	table_column(t, "model", "MODEL", TABLE_LEFT);
	table_column(t, "listed", "LISTED", TABLE_LEFT);
	table_column(t, "first_ms", "FIRST MS", TABLE_RIGHT);
	table_column(t, "ms", "ALL MS", TABLE_RIGHT);
	table_column(t, "in", "IN", TABLE_RIGHT);
	table_column(t, "out", "OUT", TABLE_RIGHT);
	table_column(t, "cost", "COST", TABLE_RIGHT);
	table_column(t, "currency", "CURRENCY", TABLE_LEFT);
}

/* What the one token cost: for machines to the billionth. */
static void
cost(struct table *t, const struct llm_check *c)
{
	struct ratio r = cost_of(&c->p->price, &c->usage);
	struct str text = STR_INIT, raw = STR_INIT;

	if (c->answered && ratio_ok(r)) {
		cost_amount(&text, r);
		ratio_add_text(&raw, r, 9);
		table_cell_number(t, text.s, raw.s);
		table_cell(t, c->p->price.currency);
	} else {
		table_cell(t, NULL);
		table_cell(t, NULL);
	}
	str_release(&text);
	str_release(&raw);
}

static const char *
key_state(const struct llm_check *c)
{
	if (c->state == CHECK_NO_KEY)
		return "missing";
	return c->has_key ? "found" : "none";
}

void
engine_table_check(struct table *t, const struct llm_check *c)
{
	const struct llm_models *m = &c->models;
	bool known = m->known;

	table_cell(t, c->p->name);
	table_cell(t, llmcheck_word(c->state));
	table_cell(t, key_state(c));
	table_cell_count(t, known ? (int64_t)m->names.n : -1);
	table_cell(t, c->p->model);
	known = known && c->p->model != NULL;
	truth(t, known, known && llmmodels_has(m, c->p->model));
	table_cell_count(t, c->answered ? c->first_ms : -1);
	table_cell_count(t, c->answered ? c->ms : -1);
	table_cell_count(t, c->answered ? c->usage.in : -1);
	table_cell_count(t, c->answered ? c->usage.out : -1);
	cost(t, c);
}

void
engine_table_check_builtin(struct table *t)
{
	size_t i;

	table_cell(t, ENDPOINT_BUILTIN);
	table_cell(t, llmcheck_word(CHECK_FINE));
	table_cell(t, "none");
	for (i = 0; i < 9; i++)
		table_cell(t, NULL);
}

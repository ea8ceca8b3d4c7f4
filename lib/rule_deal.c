/* rule_deal - rules over the deals of a partner */

#include "rulekind.h"

enum what { SOURCED_AMOUNT, SOURCED_COUNT, INFLUENCED_AMOUNT,
	INFLUENCED_COUNT };

static const char *const whats[] = { "sourced_amount", "sourced_count",
	"influenced_amount", "influenced_count", NULL };
static const char *const stages[] = { "open", "won", NULL };
static const char *const roles[] = { "sourced", "influenced", NULL };

static const struct rulearg deals_args[] = {
	{ "what", ARG_WORD, offsetof(struct rule, what), true, 0, whats },
	{ "stage", ARG_WORD, offsetof(struct rule, stage), true, 0, stages },
	{ "target", ARG_NUMBER, offsetof(struct rule, target), true, 0, NULL },
	{ "days", ARG_WHOLE, offsetof(struct rule, days), false, 1, NULL },
	{ NULL, ARG_TEXT, 0, false, 0, NULL }
};

static const struct rulearg win_rate_args[] = {
	{ "role", ARG_WORD, offsetof(struct rule, role), true, 0, roles },
	{ "target", ARG_NUMBER, offsetof(struct rule, target), true, 0, NULL },
	{ "least", ARG_WHOLE, offsetof(struct rule, least), true, 1, NULL },
	{ "days", ARG_WHOLE, offsetof(struct rule, days), false, 1, NULL },
	{ NULL, ARG_TEXT, 0, false, 0, NULL }
};

/* A filter of the rule's window: the days that end today. */
static struct deal_filter
filter(const struct rule *r, bool sourced, enum deal_state state)
{
	struct deal_filter f = { sourced ? ROLE_SOURCED : ROLE_INFLUENCED,
	    state, DATE_NONE, r->env->today };

	if (r->days > 0)
		f.from = r->env->today - (date)r->days + 1;
	return f;
}

static bool
is_amount(const struct rule *r)
{
	return r->what == SOURCED_AMOUNT || r->what == INFLUENCED_AMOUNT;
}

static int
deals_prepare(struct rule *r, struct arena *a, const struct node *map,
    struct err *e)
{
	(void)a;
	(void)map;
	(void)e;
	r->won = filter(r, r->what == SOURCED_AMOUNT ||
	    r->what == SOURCED_COUNT, r->stage == 0 ? STATE_OPEN : STATE_WON);
	return 0;
}

static int
deals_apply(struct finding *f, const struct rule *r,
    const struct partner *p, struct err *e)
{
	struct deal_sum sum = revenue_of(p, &r->won);

	(void)e;
	f->sum = sum.amount;
	f->of = (int64_t)sum.count;
	f->value = rule_attained(is_amount(r) ? ratio_money(sum.amount) :
	    ratio_of(f->of, 1), r->target);
	return 0;
}

static void
add_window(struct str *out, const struct rule *r)
{
	if (r->days > 0)
		str_addf(out, " in the last %lld days", (long long)r->days);
	str_adds(out, " (data/deals-*.yaml)");
}

static void
deals_source(struct str *out, const struct rule *r, const struct finding *f)
{
	const char *currency = r->env->ws->currency;

	if (is_amount(r)) {
		money_add(out, currency, ratio_money(f->sum));
		str_adds(out, " of ");
		money_add(out, currency, ratio_dec(r->target));
		str_adds(out, " from ");
	}
	str_addf(out, "%lld %s %s deal%s", (long long)f->of,
	    stages[r->stage], r->won.role == ROLE_SOURCED ? roles[0] :
	    roles[1], f->of == 1 ? "" : "s");
	if (!is_amount(r)) {
		str_adds(out, ", target ");
		dec_add_text(out, r->target);
	}
	add_window(out, r);
}

static int
win_rate_prepare(struct rule *r, struct arena *a, const struct node *map,
    struct err *e)
{
	(void)a;
	if (r->target.u > DEC_ONE)
		return node_err(e, node_get(map, "target"), "target: a win "
		    "rate is at most 100%%; write it like 40%%");
	r->won = filter(r, r->role == 0, STATE_WON);
	r->lost = filter(r, r->role == 0, STATE_LOST);
	return 0;
}

static int
win_rate_apply(struct finding *f, const struct rule *r,
    const struct partner *p, struct err *e)
{
	(void)e;
	f->n = (int64_t)revenue_of(p, &r->won).count;
	f->of = f->n + (int64_t)revenue_of(p, &r->lost).count;
	if (f->of < r->least)
		f->lack = LACK_CASES;
	else
		f->value = rule_attained(ratio_of(f->n, f->of), r->target);
	return 0;
}

static void
win_rate_mark(struct str *out, const struct rule *r, const struct finding *f)
{
	(void)r;
	ratio_add_percent(out, ratio_of(f->n, f->of), 0);
}

static void
win_rate_source(struct str *out, const struct rule *r,
    const struct finding *f)
{
	str_addf(out, "%lld of %lld closed %s deals won", (long long)f->n,
	    (long long)f->of, roles[r->role]);
	if (f->lack == LACK_CASES) {
		str_addf(out, ", at least %lld closed are needed",
		    (long long)r->least);
	} else {
		str_adds(out, ", ");
		win_rate_mark(out, r, f);
		str_adds(out, " against ");
		ratio_add_percent(out, ratio_dec(r->target), 0);
	}
	add_window(out, r);
}

const struct rulekind rule_deals = { "deals", deals_args, SHAPE_NONE, true,
	deals_prepare, deals_apply, rule_percent_mark, deals_source };
const struct rulekind rule_win_rate = { "win_rate", win_rate_args, SHAPE_NONE,
	true, win_rate_prepare, win_rate_apply, win_rate_mark,
	win_rate_source };

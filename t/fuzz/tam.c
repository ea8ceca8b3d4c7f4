/*
 * libFuzzer: make fuzz && build/fuzz/tam t/fuzz/tam
 * What loads is looked at in every way, with each of its scenarios: low,
 * base and high are in order everywhere, a swing is within its total's
 * range, samples are between low and high, and a set leaves a file that
 * loads.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "tam.h"
#include "tamchart.h"
#include "tamcompare.h"
#include "tammonte.h"
#include "tamset.h"
#include "tamswing.h"
#include "tamtornado.h"
#include "tamview.h"
#include "yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool good)
{
	if (!good)
		abort();
}

static void
in_order(const struct ratio v[TAM_LEVELS])
{
	must(ratio_ok(v[0]) && ratio_ok(v[1]) && ratio_ok(v[2]));
	must(ratio_cmp(v[0], v[1]) <= 0 && ratio_cmp(v[1], v[2]) <= 0);
}

static void
swing(const struct tam *t, struct arena *a, bool ours)
{
	struct tam_swings all;
	const struct tam_swing *s;

	tam_swings(&all, a, t, ours);
	in_order(all.total.v);
	for (s = all.s; s < all.s + all.n; s++) {
		in_order((struct ratio[]){ all.total.v[0], s->low,
		    all.total.v[1] });
		in_order((struct ratio[]){ all.total.v[1], s->high,
		    all.total.v[2] });
		must(s == all.s || ratio_cmp(s[-1].swing, s->swing) >= 0);
	}
}

static void
sample(const struct tam *t, bool ours)
{
	struct tam_total total = tam_total(t, ours);
	double room[64], low, high;
	struct tam_run run = { 64, 7, room };
	struct tam_dist d;

	if (total.n == 0)
		return;
	tam_sample(&d, &run, t, NULL, ours);
	low = (double)total.v[0].n / (double)total.v[0].d * (1 - 1e-9);
	high = (double)total.v[2].n / (double)total.v[2].d * (1 + 1e-9);
	must(low <= d.p10 && d.p10 <= d.p50 && d.p50 <= d.p90 &&
	    d.p90 <= high);
	in_order((struct ratio[]){ total.v[0], d.expected, total.v[2] });
}

/* Print and draw all there is, to see it end well. */
static void
show(const struct tam *t, const struct tam *base, FILE *f)
{
	double room[10];
	struct tam_run run = { 10, 3, room };
	struct str s = STR_INIT;

	tam_print(t, TABLE_TABLE, f);
	tam_explain(t, TABLE_JSON, f);
	tam_tornado(t, TABLE_TABLE, f);
	tam_monte(t, &run, TABLE_MD, f);
	tam_compare(base, t, TABLE_TSV, f);
	tam_chart_values(&s, t);
	tam_chart_tornado(&s, t);
	tam_chart_samples(&s, t, &run);
	str_release(&s);
}

/* A set that is taken leaves a file that loads and holds it. */
static void
set(const struct tam *t, struct arena *a, const struct str *old)
{
	const char *texts[] = { "accounts=7", "capacity.activation=20%",
	    "capacity.activation.source=a: b" };
	struct str now = STR_INIT;
	struct tam_sets sets;
	bool gone = false;

	if (tam_sets_parse(&sets, a, t, texts, 3, NULL) == 0)
		tam_sets_change(&now, &gone, old, &sets, NULL);
	str_release(&now);
}

static void
look(const struct tam *t, const struct tam *base, struct arena *a,
    const struct str *text, FILE *f)
{
	swing(t, a, true);
	swing(t, a, false);
	sample(t, true);
	sample(t, false);
	show(t, base, f);
	set(t, a, text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static FILE *null;
	struct arena a = ARENA_INIT;
	struct str text = STR_INIT;
	const struct node *root, *n;
	struct tam base, t;

	if (null == NULL)
		null = fopen("/dev/null", "w");
	str_add(&text, (const char *)data, size);
	root = yaml_parse(&a, text.s, text.len, "f", NULL);
	if (root != NULL && tam_load(&base, &a, root, "f", "EUR", NULL) == 0) {
		look(&base, &base, &a, &text, null);
		NODE_EACH(n, node_get(root, "scenarios")) {
			must(tam_scenario(&t, &a, &base, n->key, NULL) == 0);
			look(&t, &base, &a, &text, null);
		}
	}
	str_release(&text);
	arena_release(&a);
	return 0;
}

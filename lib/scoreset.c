/* scoreset - partners to be scored on one card, and their scores */

#include "scoreset.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "file.h"
#include "files.h"
#include "mem.h"
#include "partner.h"
#include "scorekeys.h"
#include "yaml.h"

static int
load_workspace(struct scoreset *set, const char *dir, const char *card,
    struct err *e)
{
	set->env.ws = &set->ws;
	if (ws_open(&set->ws, dir, e) < 0 ||
	    ws_load(&set->ws, WS_SCORECARD | WS_PROGRAM, e) < 0 ||
	    card_read(&set->card, &set->a, set->ws.scorecard, card,
	    &set->env, e) < 0 ||
	    ws_load(&set->ws, WS_PARTNERS | set->card.parts, e) < 0)
		return -1;
	set->partners = set->ws.partners;
	set->npartners = set->ws.npartners;
	return 0;
}

static const char *
file_name(const char *data)
{
	return strcmp(data, "-") == 0 ? "standard input" : data;
}

static int
load_file(struct scoreset *set, const char *data, const char *card,
    struct err *e)
{
	struct str bytes = STR_INIT;
	struct node *file = NULL;

	if (file_read(&bytes, data, FILE_MAX_BYTES, e) == 0)
		file = yaml_parse(&set->a, bytes.s, bytes.len,
		    file_name(data), e);
	str_release(&bytes);
	if (file == NULL)
		return -1;
	set->env.facts = node_get(file, "facts");
	if (scorekeys_check(file, e) < 0 ||
	    card_read(&set->card, &set->a, file, card, &set->env, e) < 0)
		return -1;
	return score_candidates(&set->partners, &set->npartners, &set->a,
	    file, e);
}

int
scoreset_load(struct scoreset *set, const char *dir, const char *data,
    const char *card, struct err *e)
{
	int rc;

	set->env.today = date_today();
	rc = data != NULL ? load_file(set, data, card, e) :
	    load_workspace(set, dir, card, e);
	if (rc == 0)
		set->chosen = mem_zero(set->npartners, sizeof(*set->chosen));
	return rc;
}

void
scoreset_release(struct scoreset *set)
{
	card_release(&set->card);
	free(set->scores);
	free(set->chosen);
	ws_close(&set->ws);
	arena_release(&set->a);
}

/* The partner or candidate that text names. */
static int
find(struct partner **out, struct scoreset *set, const char *text,
    const char *data, struct err *e)
{
	size_t i;

	if (set->env.ws != NULL)
		return ws_partner(out, &set->ws, text, e);
	for (i = 0; i < set->npartners; i++) {
		*out = &set->partners[i];
		if (strcmp((*out)->slug, text) == 0 ||
		    strcasecmp((*out)->name, text) == 0)
			return 0;
	}
	return err_set(e, ERR_NOTFOUND, "no candidate '%s' in %s", text,
	    file_name(data));
}

int
scoreset_choose(struct scoreset *set, const char *text, const char *data,
    struct err *e)
{
	struct partner *p = NULL;

	if (find(&p, set, text, data, e) < 0)
		return -1;
	set->chosen[p - set->partners] = true;
	return 0;
}

void
scoreset_choose_all(struct scoreset *set)
{
	size_t i;

	for (i = 0; i < set->npartners; i++)
		set->chosen[i] = !partner_former(&set->partners[i]);
}

bool
scoreset_shown(const struct score *s, void *ctx)
{
	const struct scoreset *set = ctx;

	return set->chosen[s->partner - set->partners];
}

int
scoreset_score(struct scoreset *set, int (*fail)(struct err *e),
    void (*tell)(const char *message))
{
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	const struct partner *p;
	size_t i;
	int rc = 0;

	set->scores = mem_zero(set->npartners, sizeof(*set->scores));
	for (i = 0; i < set->npartners; i++) {
		p = &set->partners[i];
		if (!set->chosen[i] && partner_former(p))
			continue;
		if (set->chosen[i])
			card_check_partner(&set->card, p->node, tell);
		if (score_partner(&set->scores[set->nscores], &set->a,
		    &set->card, p, &e) == 0) {
			set->nscores++;
		} else if (set->chosen[i]) {
			rc = fail(&e);
		} else {
			str_reset(&s);
			str_addf(&s, "%s; ranked without it", e.msg);
			tell(s.s);
			err_clear(&e);
		}
	}
	set->nranked = score_rank(set->scores, set->nscores, &set->card);
	str_release(&s);
	return rc;
}

void
scoreset_tell_strays(const struct scoreset *set,
    void (*tell)(const char *message))
{
	size_t i;

	if (set->env.ws == NULL)
		return;
	scorekeys_tell(set->ws.scorecard, tell);
	for (i = 0; i < set->npartners; i++) {
		if (set->chosen[i])
			scorekeys_tell_partner(set->partners[i].node, tell);
	}
}

void
scoreset_tell_absent(const struct scoreset *set,
    void (*tell)(const char *message))
{
	const struct criterion *k;
	struct str s = STR_INIT, why = STR_INIT;
	size_t i;

	for (i = 0; i < set->card.ncriteria; i++) {
		k = &set->card.criteria[i];
		str_reset(&why);
		str_reset(&s);
		if (k->rule == NULL || !rule_add_absent(&why, k->rule))
			continue;
		str_addf(&s, "%s is unknown for all: %s; write it, or draft "
		    "it with pos gen", k->id, why.s);
		tell(s.s);
	}
	str_release(&s);
	str_release(&why);
}

/* Does anybody have a value for criterion i, or none that applies? */
static bool
is_found(const struct scoreset *set, size_t i)
{
	enum lack lack;
	size_t j;

	for (j = 0; j < set->nscores; j++) {
		lack = set->scores[j].findings[i].lack;
		if (lack == LACK_NOTHING || lack == LACK_NA)
			return true;
	}
	return false;
}

void
scoreset_tell_unknown(const struct scoreset *set,
    void (*tell)(const char *message))
{
	const struct criterion *k;
	struct str s = STR_INIT;
	size_t i;

	for (i = 0; i < set->card.ncriteria && set->nscores > 1; i++) {
		k = &set->card.criteria[i];
		str_reset(&s);
		if (k->rule == NULL || rule_add_absent(&s, k->rule) ||
		    is_found(set, i))
			continue;
		str_reset(&s);
		str_addf(&s, "%s:%u: %s is unknown for all: no record has "
		    "what it is computed from", k->node->file, k->node->line,
		    k->id);
		tell(s.s);
	}
	str_release(&s);
}

/* stage - the stages of a partner's life as a machine */

#include "stage.h"

#include <string.h>

enum { NEXT_MOST = 4 };

static const struct stage_steps {
	const char *from, *to[NEXT_MOST];
} machine[] = {
	{ "prospect", { "qualified", "former" } },
	{ "qualified", { "signed", "prospect", "former" } },
	{ "signed", { "onboarding", "exiting" } },
	{ "onboarding", { "active", "at-risk", "exiting" } },
	{ "active", { "growing", "at-risk", "exiting" } },
	{ "growing", { "active", "at-risk", "exiting" } },
	{ "at-risk", { "active", "growing", "exiting" } },
	{ "exiting", { "former", "active" } },
	{ "former", { "prospect" } },
};
enum { STAGES = sizeof(machine) / sizeof(machine[0]) };

static const struct stage_steps *
steps_from(const char *from)
{
	size_t i;

	for (i = 0; from != NULL && i < STAGES; i++) {
		if (strcmp(machine[i].from, from) == 0)
			return &machine[i];
	}
	return NULL;
}

bool
stage_follows(const char *from, const char *to)
{
	const struct stage_steps *s = steps_from(from);
	size_t i;

	if (s == NULL || strcmp(from, to) == 0)
		return true;
	for (i = 0; i < NEXT_MOST && s->to[i] != NULL; i++) {
		if (strcmp(s->to[i], to) == 0)
			return true;
	}
	return false;
}

void
stage_add_next(struct str *out, const char *from)
{
	const struct stage_steps *s = steps_from(from);
	size_t i;
	bool last;

	for (i = 0; s != NULL && i < NEXT_MOST && s->to[i] != NULL; i++) {
		last = i + 1 == NEXT_MOST || s->to[i + 1] == NULL;
		str_addf(out, "%s%s", i == 0 ? "" : last ? " or " : ", ",
		    s->to[i]);
	}
}

int
stage_check(const char *from, const char *to, struct err *e)
{
	struct str next = STR_INIT;
	int rc = 0;

	if (!stage_follows(from, to)) {
		stage_add_next(&next, from);
		rc = err_set(e, ERR_USAGE, "stage: %s does not follow %s; %s "
		    "may, and --reason WHY lets it pass", to, from, next.s);
	}
	str_release(&next);
	return rc;
}

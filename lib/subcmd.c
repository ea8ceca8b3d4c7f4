/* subcmd - commands of several jobs */

#include "subcmd.h"

#include <string.h>

#include "str.h"

enum { MOST = 32 };	/* subcommands of a command */

static int
no_such(const struct subcmd *table, const char *name, struct err *e)
{
	const char *names[MOST], *near;
	struct str all = STR_INIT;
	size_t n;

	for (n = 0; n < MOST && table[n].name != NULL; n++) {
		names[n] = table[n].name;
		str_addf(&all, "%s%s", n == 0 ? "" : table[n + 1].name ?
		    ", " : " or ", table[n].name);
	}
	near = name != NULL ? str_nearest(name, names, n) : NULL;
	if (name == NULL)
		err_set(e, ERR_USAGE, "what to do? %s", all.s);
	else if (near != NULL)
		err_set(e, ERR_USAGE, "unknown subcommand '%s'; did you mean "
		    "'%s'?", name, near);
	else
		err_set(e, ERR_USAGE, "unknown subcommand '%s'; it is %s",
		    name, all.s);
	str_release(&all);
	return -1;
}

static bool
is_given(const struct optspec *spec, const void *opts)
{
	const void *field = (const char *)opts + spec->offset;

	switch (spec->kind) {
	case OPT_KIND_FLAG:
		return *(const bool *)field;
	case OPT_KIND_STR:
		return *(const char *const *)field != NULL;
	case OPT_KIND_LIST:
		return ((const struct list *)field)->n > 0;
	}
	return false;
}

/* Is name one of the words? */
static bool
has_word(const char *words, const char *name)
{
	size_t len = strlen(name), n;

	for (; *words != '\0'; words += n + (words[n] == ' ')) {
		n = strcspn(words, " ");
		if (n == len && strncmp(words, name, n) == 0)
			return true;
	}
	return false;
}

static int
check(const struct subcmd *s, const char *common,
    const struct optspec *specs, const void *opts, size_t n, struct err *e)
{
	for (; specs->name != NULL; specs++) {
		if (is_given(specs, opts) && !has_word(common, specs->name) &&
		    !has_word(s->options, specs->name))
			return err_set(e, ERR_USAGE, "%s does not take "
			    "option --%s", s->name, specs->name);
	}
	if (n < s->least)
		return err_set(e, ERR_USAGE, "%s needs %s", s->name,
		    s->operands);
	if (n > s->most && s->most == 0)
		return err_set(e, ERR_USAGE, "%s takes no operands", s->name);
	if (n > s->most)
		return err_set(e, ERR_USAGE, "%s takes %s only; put quotes "
		    "around a text of several words", s->name, s->operands);
	return 0;
}

const struct subcmd *
subcmd_find(const struct subcmd *table, const char *common,
    const struct optspec *specs, const void *opts, struct list *operands,
    struct err *e)
{
	const char *name = operands->n > 0 ? operands->s[0] : NULL;
	const struct subcmd *s;

	for (s = table; s->name != NULL && name != NULL; s++) {
		if (strcmp(s->name, name) == 0)
			break;
	}
	if (name == NULL || s->name == NULL) {
		no_such(table, name, e);
		return NULL;
	}
	operands->n--;
	memmove(operands->s, operands->s + 1,
	    operands->n * sizeof(*operands->s));
	return check(s, common, specs, opts, operands->n, e) == 0 ? s : NULL;
}

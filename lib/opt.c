/* opt - options of a command from one table */

#include "opt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str.h"

/* One reading of a command line. */
struct parse {
	const struct optspec *specs;
	char *opts;
	int argc, i;
	char **argv;
	bool *help, *version;
};

void
list_add(struct list *l, const char *s)
{
	MEM_ROOM(l->s, l->n, l->cap);
	l->s[l->n++] = s;
}

void
list_release(struct list *l)
{
	free(l->s);
	l->s = NULL;
	l->n = l->cap = 0;
}

bool
list_has(const struct list *l, const char *s)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		if (strcmp(l->s[i], s) == 0)
			return true;
	}
	return false;
}

/* Is value one of the words between the bars of choices? */
static bool
is_choice(const char *choices, const char *value)
{
	size_t n;

	for (; *choices != '\0'; choices += n + (choices[n] == '|')) {
		n = strcspn(choices, "|");
		if (strncmp(choices, value, n) == 0 && value[n] == '\0')
			return true;
	}
	return false;
}

unsigned
opt_choice(const char *choices, const char *value)
{
	unsigned i;
	size_t n;

	for (i = 0; value != NULL && *choices != '\0'; i++) {
		n = strcspn(choices, "|");
		if (strncmp(choices, value, n) == 0 && value[n] == '\0')
			return i;
		choices += n + (choices[n] == '|');
	}
	return 0;
}

static int
store(struct parse *p, const struct optspec *spec, const char *value,
    struct err *e)
{
	void *field = p->opts + spec->offset;

	if (spec->arg == NULL) {
		if (value != NULL)
			return err_set(e, ERR_USAGE,
			    "option --%s takes no argument", spec->name);
		*(bool *)field = true;
		return 0;
	}
	if (value == NULL && p->i + 1 < p->argc)
		value = p->argv[++p->i];
	if (value == NULL)
		return err_set(e, ERR_USAGE, "option --%s needs %s",
		    spec->name, spec->arg);
	if (strchr(spec->arg, '|') != NULL && !is_choice(spec->arg, value))
		return err_set(e, ERR_USAGE, "option --%s: '%s' is not one "
		    "of %s", spec->name, value, spec->arg);
	if (spec->kind == OPT_KIND_LIST)
		list_add(field, value);
	else
		*(const char **)field = value;
	return 0;
}

static int
unknown_long(const struct optspec *specs, const char *name, struct err *e)
{
	const char *names[64];
	const char *near;
	size_t n = 0;

	for (; specs->name != NULL && n < 62; specs++)
		names[n++] = specs->name;
	names[n++] = "help";
	names[n++] = "version";
	near = str_nearest(name, names, n);
	if (near != NULL)
		return err_set(e, ERR_USAGE, "unknown option --%s; "
		    "did you mean --%s?", name, near);
	return err_set(e, ERR_USAGE, "unknown option --%s; -h lists them",
	    name);
}

static int
parse_long(struct parse *p, const char *text, struct err *e)
{
	const struct optspec *spec;
	const char *equals = strchr(text, '=');
	char name[64];

	snprintf(name, sizeof(name), "%.*s",
	    equals ? (int)(equals - text) : (int)strlen(text), text);
	if (strcmp(name, "help") == 0) {
		*p->help = true;
		return 0;
	}
	if (strcmp(name, "version") == 0) {
		*p->version = true;
		return 0;
	}
	for (spec = p->specs; spec->name != NULL; spec++) {
		if (strcmp(spec->name, name) == 0)
			return store(p, spec, equals ? equals + 1 : NULL, e);
	}
	return unknown_long(p->specs, name, e);
}

/* A cluster of letters: -nv, -ofile, -o file. */
static int
parse_letters(struct parse *p, const char *text, struct err *e)
{
	const struct optspec *spec;

	for (; *text != '\0'; text++) {
		if (*text == 'h') {
			*p->help = true;
			continue;
		}
		for (spec = p->specs; spec->name != NULL; spec++) {
			if (spec->letter == *text)
				break;
		}
		if (spec->name == NULL)
			return err_set(e, ERR_USAGE, "unknown option -%c; "
			    "-h lists them", *text);
		if (spec->arg != NULL)
			return store(p, spec, text[1] ? text + 1 : NULL, e);
		if (store(p, spec, NULL, e) < 0)
			return -1;
	}
	return 0;
}

int
opt_parse(const struct optspec *specs, void *opts, struct list *operands,
    int argc, char **argv, bool *help, bool *version, struct err *e)
{
	struct parse p = { specs, opts, argc, 1, argv, help, version };
	const char *arg;
	bool only_operands = false;
	int rc = 0;

	for (; p.i < argc && rc == 0; p.i++) {
		arg = argv[p.i];
		if (only_operands || arg[0] != '-' || arg[1] == '\0')
			list_add(operands, arg);
		else if (strcmp(arg, "--") == 0)
			only_operands = true;
		else if (arg[1] == '-')
			rc = parse_long(&p, arg + 2, e);
		else
			rc = parse_letters(&p, arg + 1, e);
	}
	return rc;
}

/* The end of what stays on one line: "[--chart svg|text|none]". */
static const char *
end_of_word(const char *s)
{
	int deep = 0;

	for (; *s != '\0' && *s != '\n' && (*s != ' ' || deep > 0); s++)
		deep += (*s == '[') - (*s == ']');
	return s;
}

void
opt_usage(FILE *f, const char *synopsis)
{
	enum { WIDE = 79 };
	const char *s = synopsis, *end;
	int margin = (int)(strlen("usage: ") + strcspn(s, " \n") + 1);
	int column = fprintf(f, "usage: ");

	for (; *s != '\0'; s = end) {
		end = end_of_word(s + (*s == ' ' || *s == '\n'));
		if (*s == ' ' && column + (end - s) > WIDE) {
			fprintf(f, "\n%*s", margin, "");
			column = margin;
			s++;
		} else if (*s == '\n') {
			column = 0;
		}
		column += fprintf(f, "%.*s", (int)(end - s), s);
	}
	putc('\n', f);
}

void
opt_help(const struct optspec *specs, const char *synopsis)
{
	char left[64];

	opt_usage(stdout, synopsis);
	putchar('\n');
	for (; specs->name != NULL; specs++) {
		snprintf(left, sizeof(left), "%c%c%s --%s%s%s",
		    specs->letter ? '-' : ' ',
		    specs->letter ? specs->letter : ' ',
		    specs->letter ? "," : " ", specs->name,
		    specs->arg ? "=" : "", specs->arg ? specs->arg : "");
		printf("  %-32s %s\n", left, specs->help);
	}
	printf("  %-32s %s\n", "-h, --help", "print this");
}

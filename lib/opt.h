#ifndef POS_OPT_H
#define POS_OPT_H

/*
 * Options of a command from one table, the single source of parsing, of -h
 * and of the check against the manual.
 *
 *	struct opts { const char *out; struct list sets; bool dry; };
 *	static const struct optspec specs[] = {
 *		OPT_STR(struct opts, out, "output", 'o', "FILE", "write FILE"),
 *		OPT_LIST(struct opts, sets, "set", 0, "K=V", "set a value"),
 *		OPT_FLAG(struct opts, dry, "dry-run", 'n', "write nothing"),
 *		OPT_END
 *	};
 *
 * Options and operands may be mixed; "--" ends the options. An argument name
 * with bars ("table|tsv|json|md") lists the only values allowed.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "err.h"

/* Values of an option that may be given again and again, in order. */
struct list {
	const char **s;
	size_t n, cap;
};

/* Append s, which is borrowed; free the list, not its strings. */
void list_add(struct list *l, const char *s);
void list_release(struct list *l);

/* True when one of the strings is s. */
bool list_has(const struct list *l, const char *s);

enum opt_kind { OPT_KIND_FLAG, OPT_KIND_STR, OPT_KIND_LIST };

struct optspec {
	const char *name;	/* long name without dashes; NULL ends */
	char letter;		/* 0: none */
	const char *arg;	/* name of its argument; NULL: a flag */
	const char *help;	/* one line */
	enum opt_kind kind;
	size_t offset;		/* of its value in the command's struct opts */
};

#define OPT_FLAG(type, field, name, letter, help) \
	{ name, letter, NULL, help, OPT_KIND_FLAG, offsetof(type, field) }
#define OPT_STR(type, field, name, letter, arg, help) \
	{ name, letter, arg, help, OPT_KIND_STR, offsetof(type, field) }
#define OPT_LIST(type, field, name, letter, arg, help) \
	{ name, letter, arg, help, OPT_KIND_LIST, offsetof(type, field) }
#define OPT_END { NULL, 0, NULL, NULL, OPT_KIND_FLAG, 0 }

/*
 * Read the options of argv[1..] into opts and the operands into *operands.
 * Fails with ERR_USAGE, naming the nearest valid option. *help is true when
 * -h or --help was met, *version for --version. Values point into argv.
 */
int opt_parse(const struct optspec *specs, void *opts, struct list *operands,
    int argc, char **argv, bool *help, bool *version, struct err *e);

/*
 * Which of the words between the bars of choices value is, from 0; for NULL,
 * and for what is none of them, 0.
 */
unsigned opt_choice(const char *choices, const char *value);

/* Print the synopsis and a line for each option on standard output. */
void opt_help(const struct optspec *specs, const char *synopsis);

/*
 * "usage: " and the synopsis, in lines of a terminal: broken between options
 * where it has no line ends of its own.
 */
void opt_usage(FILE *f, const char *synopsis);

#endif

#ifndef POS_CMD_H
#define POS_CMD_H

/*
 * What every command does alike: its name in messages, its exit status, its
 * standard output. A main is
 *
 *	int
 *	main(int argc, char **argv)
 *	{
 *		struct opts o = { 0 };
 *		struct list args = { 0 };
 *
 *		cmd_start("pos-heads", synopsis, specs, &o, &args, argc, argv);
 *		...
 *		return cmd_done();
 *	}
 */

#include <stdint.h>

#include "err.h"
#include "opt.h"

#define POS_VERSION "0.1.0"

/*
 * Name the command, read its options. Ends the program itself for -h (0),
 * --version (0) and a wrong call (2).
 */
void cmd_start(const char *name, const char *synopsis,
    const struct optspec *specs, void *opts, struct list *operands, int argc,
    char **argv);

/* Print "NAME: message" on standard error. */
void cmd_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/*
 * Print *e on standard error, remember its exit status (the worst wins), and
 * clear it. Returns -1 always.
 */
int cmd_fail(struct err *e);

/* Remember that the answer is no: exit 1 unless something worse comes. */
void cmd_no(void);

/* Print message and synopsis, end with 2. */
void cmd_usage(const char *fmt, ...)
    __attribute__((format(printf, 1, 2), noreturn));

/*
 * The text of an option as a whole number from least to most (below 10^18),
 * or a wrong call. option: as it is called in the message.
 */
uint64_t cmd_count(const char *option, const char *text, uint64_t least,
    uint64_t most);

/*
 * Flush standard output and return the exit status: the worst remembered, or
 * 3 when standard output could not be written. For `return cmd_done();`.
 */
int cmd_done(void);

#endif

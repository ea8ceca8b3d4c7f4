#ifndef POS_ERR_H
#define POS_ERR_H

/*
 * What went wrong, for the person at the terminal: the file, the line where
 * there is one, what was expected, what to do. Lower case, no full stop.
 *
 *	return err_set(e, ERR_INVALID, "%s:%d: tab in indent", path, n);
 *
 * A struct err belongs to the caller and may be NULL. The first failure
 * wins: setting one that is set changes nothing.
 */

enum err_code {
	ERR_NONE,
	ERR_USAGE,	/* called wrongly, nothing touched: exit 2 */
	ERR_NOTFOUND,	/* no such file, partner, section: exit 3 */
	ERR_EXISTS,	/* would overwrite: exit 3 */
	ERR_INVALID,	/* input that breaks its format's rules: exit 3 */
	ERR_IO,		/* the system refused: exit 3 */
	ERR_GIT,	/* git or the repository's state: exit 3 */
	ERR_BUSY,	/* another tool is at work; try again: exit 3 */
	ERR_PROVIDER,	/* a provider failed: exit 4 */
	ERR_ANSWER,	/* a provider's answer is not usable: exit 5 */
	ERR_CONFLICT	/* your edits and ours differ: exit 6 */
};

struct err {
	enum err_code code;
	char msg[512];
};

#define ERR_INIT { ERR_NONE, "" }

/* Set *e unless it is set already. Returns -1 always. */
int err_set(struct err *e, enum err_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* As err_set with ERR_IO (ERR_NOTFOUND for ENOENT) and errno's text. */
int err_sys(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Put text before the message of a set error. Returns -1 always. */
int err_prefix(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Forget the failure. */
void err_clear(struct err *e);

/* The exit status for a code: 0 for ERR_NONE, else 2 to 6. */
int err_exit(enum err_code code);

#endif

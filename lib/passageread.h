#ifndef POS_PASSAGEREAD_H
#define POS_PASSAGEREAD_H

/* How passages are cut out of one file: for lib/passage*.c. */

#include "passage.h"

/* A file on the way into passages. */
struct passage_file {
	const char *path;
	const char *bytes;	/* of the arena */
	size_t n;
	const char *why;	/* it could not be read; NULL: it was */
	struct passage *at;	/* to be freed by passages_read() */
	size_t count, cap;
	unsigned *starts;	/* byte where each line begins, and n */
	unsigned lines;
};

/* Find the lines of f; freed by passage_lines_free(). */
void passage_lines(struct passage_file *f);
void passage_lines_free(struct passage_file *f);

/* The line that byte at is in, from 1. */
unsigned passage_line_at(const struct passage_file *f, size_t at);

/*
 * Add the lines line to last, without blank ones at both ends; nothing when
 * all are. title, where and section are borrowed.
 */
void passage_add(struct passage_file *f, const struct passage *what);

/* Cut the file; -1 with *e set when it breaks its format. Not in threads. */
int passage_cut_md(struct passage_file *f, struct arena *a, struct err *e);

/* The same; in threads, each with its own arena. */
int passage_cut_yaml(struct passage_file *f, struct arena *a, struct err *e);

#endif

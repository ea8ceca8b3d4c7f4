/* journal - what a transaction does, and how it is undone */

#include "journal.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd.h"
#include "crash.h"
#include "file.h"
#include "mem.h"

enum { JOURNAL_MAX = 1 << 30 };	/* bytes: some 100 for each file */

static struct place
place_of(const struct txn *t)
{
	struct place at = { &t->repo->root, t->fd, repo_waits(t->repo) };

	return at;
}

static const char *
hex_or_dash(const struct oid *id)
{
	return id->hex[0] != '\0' ? id->hex : "-";
}

/*
 * Size, time and last bytes, a checksum, of an index. Not its inode: that
 * would not survive a copy of the repository. NULL with errno.
 */
static char *
mark_of(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct str s = STR_INIT;
	unsigned char sum[20];
	struct stat st;
	size_t i;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) < 0 || pread(fd, sum, sizeof(sum),
	    st.st_size - (off_t)sizeof(sum)) != sizeof(sum)) {
		close(fd);
		return NULL;
	}
	close(fd);
	str_addf(&s, "%jd %jd.%09ld ", (intmax_t)st.st_size,
	    (intmax_t)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	for (i = 0; i < sizeof(sum); i++)
		str_addf(&s, "%02x", sum[i]);
	return str_detach(&s);
}

int
journal_mark(struct journal *j, const char *path, struct err *e)
{
	free(j->index);
	j->index = mark_of(path);
	return j->index != NULL ? 0 : err_sys(e, "%s", path);
}

int
journal_write(const struct journal *j, const struct txn *t, struct err *e)
{
	struct str s = STR_INIT;
	const struct swap *f;
	size_t i;
	int rc;

	str_addf(&s, "pos-journal 1\nref\t%s\t%s\t%s\n", j->ref,
	    hex_or_dash(&j->parent), hex_or_dash(&j->commit));
	if (j->index != NULL)
		str_addf(&s, "index\t%s\n", j->index);
	if (j->hooks)
		str_adds(&s, "hooks\n");
	for (i = 0; i < j->n; i++) {
		f = j->swaps[i];
		str_addf(&s, "file\t%c\t%s\t%s\t%zu\t%c\t%s\t%s\n", f->kind,
		    hex_or_dash(&f->old), hex_or_dash(&f->new), f->made,
		    f->beside ? 'b' : 't', f->stage, f->path);
	}
	str_adds(&s, "end\n");
	rc = txn_write(t, "journal", &s, t->repo->fsync, e);
	crash_point("journal written");
	str_release(&s);
	return rc;
}

static void
journal_release(struct journal *j)
{
	size_t i;

	for (i = 0; i < j->n; i++) {
		swap_release(j->swaps[i]);
		free(j->swaps[i]);
	}
	free(j->swaps);
	free(j->ref);
	free(j->index);
}

/* Split a record at its tabs into at most max fields. Returns how many. */
static size_t
split(char *line, char **fields, size_t max)
{
	size_t n = 0;

	while (line != NULL && n + 1 < max)
		fields[n++] = strsep(&line, "\t");
	if (line != NULL)
		fields[n++] = line;
	return n;
}

static void
oid_read(struct oid *out, const char *text)
{
	snprintf(out->hex, sizeof(out->hex), "%s",
	    strcmp(text, "-") == 0 ? "" : text);
}

static struct swap *
swap_read(char **f)
{
	struct swap *s = mem_zero(1, sizeof(*s));

	s->kind = (enum swap_kind)f[1][0];
	oid_read(&s->old, f[2]);
	oid_read(&s->new, f[3]);
	s->put = s->new;
	s->made = strtoul(f[4], NULL, 10);
	s->beside = f[5][0] == 'b';
	s->stage = mem_dup(f[6]);
	s->path = mem_dup(f[7]);
	return s;
}

/* Take one record. Returns -1 for one that is broken. */
static int
record(struct journal *j, char *line)
{
	char *f[8];
	size_t n = split(line, f, 8);

	if (n == 4 && strcmp(f[0], "ref") == 0) {
		j->ref = mem_dup(f[1]);
		oid_read(&j->parent, f[2]);
		oid_read(&j->commit, f[3]);
	} else if (n == 2 && strcmp(f[0], "index") == 0) {
		j->index = mem_dup(f[1]);
	} else if (n == 1 && strcmp(f[0], "hooks") == 0) {
		j->hooks = true;
	} else if (n == 8 && strcmp(f[0], "file") == 0) {
		j->swaps = mem_grow(j->swaps, j->n + 1, sizeof(*j->swaps));
		j->swaps[j->n++] = swap_read(f);
	} else {
		return -1;
	}
	return 0;
}

/* Read the journal. 1: none was finished, so nothing was done. */
static int
journal_read(struct journal *j, const struct txn *t, struct err *e)
{
	char *path = txn_file(t, "journal"), *rest, *line;
	struct str text = STR_INIT;
	struct err why = ERR_INIT;
	int rc = 0;

	memset(j, 0, sizeof(*j));
	if (file_read(&text, path, JOURNAL_MAX, &why) < 0 &&
	    why.code != ERR_NOTFOUND)
		rc = err_set(e, why.code, "%s", why.msg);
	else if (!str_ends(text.s, "\nend\n"))
		rc = 1;
	rest = text.s;
	if (rc == 0 && strcmp(strsep(&rest, "\n"), "pos-journal 1") != 0)
		rc = -1;
	while (rc == 0 && strcmp(line = strsep(&rest, "\n"), "end") != 0)
		rc = record(j, line);
	if (rc < 0)
		err_set(e, ERR_GIT, "%s: not a journal that this version "
		    "reads: look at the files it names, then remove %s",
		    path, t->dir);
	str_release(&text);
	free(path);
	return rc;
}

int
journal_swap(const struct journal *j, const struct txn *t, struct err *e)
{
	struct place at = place_of(t);
	size_t i;
	int rc = 0;

	for (i = 0; i < j->n && rc == 0; i++) {
		rc = swap_in(j->swaps[i], &at, e);
		crash_point("file in place");
	}
	return rc;
}

static char *
index_name(const struct txn *t)
{
	struct str s = STR_INIT;

	str_addf(&s, "%s/index", t->repo->gitdir);
	return str_detach(&s);
}

int
journal_publish(const struct journal *j, const struct txn *t, struct err *e)
{
	char *index = index_name(t), *old = txn_file(t, "index.old");
	int rc = 0;

	if (j->index != NULL) {
		if (link(index, old) < 0 && errno != ENOENT &&
		    rename(index, old) < 0)
			rc = err_sys(e, "%s", old);
		crash_point("old index kept");
		if (rc == 0 && rename(t->repo->index_copy, index) < 0)
			rc = err_sys(e, "%s", index);
		crash_point("index published");
		if (rc == 0)
			rc = txn_sync(t, t->repo->gitdir, e);
	}
	free(index);
	free(old);
	return rc;
}

/* Put the old index back if the new one is there and nobody changed it. */
static int
unpublish(const struct journal *j, const struct txn *t, struct err *e)
{
	char *index = index_name(t), *old = txn_file(t, "index.old");
	char *now = mark_of(index);
	int rc = 0;

	if (j->index != NULL && (now == NULL ? errno == ENOENT :
	    strcmp(now, j->index) == 0)) {
		if (rename(old, index) < 0 && (errno != ENOENT ||
		    (unlink(index) < 0 && errno != ENOENT)))
			rc = err_sys(e, "%s", index);
		crash_point("old index back");
	}
	free(now);
	free(index);
	free(old);
	return rc;
}

int
journal_undo(const struct journal *j, const struct txn *t, struct err *e)
{
	struct place at = place_of(t);
	size_t i;
	int rc = 0, one;

	if (unpublish(j, t, e) < 0)
		return -1;
	for (i = j->n; i-- > 0; ) {
		if (j->hooks)
			swap_accept(j->swaps[i], &at);
		one = swap_out(j->swaps[i], &at, e);
		crash_point("file back");
		if (one == SWAP_CHANGED)
			cmd_warn("%s: changed while a commit was being "
			    "undone; left as it is", j->swaps[i]->path);
		else if (one < 0)
			rc = -1;
	}
	return rc;
}

/* What somebody saved is still where it came out. */
static void
say_unkept(const struct swap *s, const struct txn *t, const struct err *why)
{
	cmd_warn("%s: was saved while it was being replaced; what was saved "
	    "is in %s/%s: move it from there, it cannot be put beside the "
	    "file: %s", s->path, s->beside ? t->repo->top : t->dir, s->stage,
	    why->msg);
}

int
journal_finish(const struct journal *j, const struct txn *t, struct err *e)
{
	struct place at = place_of(t);
	struct err why;
	char *kept;
	size_t i;
	int rc = 0;

	for (i = 0; i < j->n; i++) {
		why = (struct err)ERR_INIT;
		if (swap_keep(j->swaps[i], &at, &kept, &why) < 0) {
			say_unkept(j->swaps[i], t, &why);
			rc = err_set(e, why.code, "%s", why.msg);
		}
		if (kept != NULL)
			cmd_warn("%s: was saved while it was being replaced; "
			    "what was saved is in %s", j->swaps[i]->path,
			    kept);
		free(kept);
	}
	crash_point("finished");
	return rc;
}

void
journal_forget(const struct txn *t)
{
	char *path = txn_file(t, "journal");

	unlink(path);
	free(path);
}

/*
 * Remove the lock of the branch if the dead left it: it holds our commit, or
 * nothing yet and is as old as the journal; libgit2 fills it at once, and so
 * does git, so one that stays empty is nobody's.
 */
static void
remove_ref_lock(const struct journal *j, const struct txn *t)
{
	struct str path = STR_INIT, text = STR_INIT;
	int tries;

	str_addf(&path, "%s/%s.lock", strcmp(j->ref, "HEAD") == 0 ?
	    t->repo->gitdir : t->repo->common, j->ref);
	for (tries = 0; tries < 20; tries++) {
		str_reset(&text);
		if (file_read(&text, path.s, 256, NULL) < 0)
			break;
		str_trim_end(&text);
		if (strcmp(text.s, j->commit.hex) == 0 ||
		    (text.len == 0 && tries == 19))
			unlink(path.s);
		else if (text.len > 0)
			break;
		usleep(100 * 1000);
	}
	str_release(&path);
	str_release(&text);
}

/* Take index.lock unless the dead had it. */
static int
take_lock(struct txn *t, struct err *e)
{
	int rc = txn_has_lock(t) ? 0 : 1, tries;

	for (tries = 0; rc == 1 && tries < 100; tries++) {
		rc = txn_lock(t, e);
		if (rc == 1)
			usleep(100 * 1000);
	}
	if (rc == 1)
		return err_set(e, ERR_BUSY, "a commit that was cut short "
		    "waits to be undone, but another git operation holds "
		    "%s/index.lock", t->repo->gitdir);
	return rc;
}

/*
 * After a power cut the disk may have the branch's move but not the index's,
 * which came first. As long as index.lock is ours nobody else changed it.
 */
static int
publish_late(const struct txn *t, struct err *e)
{
	char *index = index_name(t);
	int rc = rename(t->repo->index_copy, index);

	if (rc < 0)
		rc = errno == ENOENT ? 0 : err_sys(e, "%s", index);
	free(index);
	return rc;
}

/* Finish or undo what the journal says; it is then to be removed. */
static int
recover_journal(const struct journal *j, struct txn *t, struct err *e)
{
	bool ours = txn_has_lock(t);
	int has = 0;

	remove_ref_lock(j, t);
	if (take_lock(t, e) < 0)
		return -1;
	if (j->commit.hex[0] != '\0')
		has = t->repo->ops.ref_has(t->repo, j->ref, &j->commit, e);
	if (has < 0)
		return -1;
	if (has > 0 && ours && publish_late(t, e) < 0)
		return -1;
	if (has > 0) {
		cmd_warn("an earlier commit was cut short after it was made; "
		    "tidied up");
		return journal_finish(j, t, e);
	}
	if (journal_undo(j, t, e) < 0 || journal_finish(j, t, e) < 0)
		return -1;
	cmd_warn("an earlier commit was cut short; undone, the files are as "
	    "they were before it");
	return 0;
}

static int
recover_one(struct repo *r, const char *name, struct err *e)
{
	struct txn t = TXN_INIT;
	struct journal j;
	int rc = txn_adopt(&t, r, name, e);

	if (rc != 0)
		return rc < 0 ? -1 : 0;
	crash_point("adopted");
	rc = journal_read(&j, &t, e);
	if (rc == 0)
		rc = recover_journal(&j, &t, e);
	journal_release(&j);
	if (rc < 0)
		txn_leave(&t);
	else
		txn_end(&t);
	return rc < 0 ? -1 : 0;
}

int
journal_recover(struct repo *r, struct err *e)
{
	char *parent = txn_parent(r);
	DIR *dir = opendir(parent);
	struct dirent *d;
	int rc = 0;

	while (dir != NULL && rc == 0 && (d = readdir(dir)) != NULL) {
		/* a transaction's name begins with its process */
		if (isdigit((unsigned char)d->d_name[0]))
			rc = recover_one(r, d->d_name, e);
	}
	if (dir != NULL)
		closedir(dir);
	free(parent);
	return rc;
}

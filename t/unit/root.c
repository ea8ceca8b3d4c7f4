/* Tests of lib/root: nothing leaves the folder; replace is whole. */

#include "root.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pathcheck.h"
#include "tap.h"

static struct root r = ROOT_INIT;

static void
refuses(const char *rel, enum err_code code)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;

	ok(root_read(&s, &r, rel, 100, &e) < 0 && e.code == code &&
	    s.len == 0, "read %s: refused (%s)", rel, e.msg);
	str_release(&s);
}

static void
no_path(const char *rel)
{
	struct err e = ERR_INIT;

	ok(path_check(rel, &e) < 0 && e.code == ERR_INVALID,
	    "path '%s': refused", rel);
}

static void
test_read(void)
{
	struct str s = STR_INIT;

	ok(root_replace(&r, "a/b/c.txt", "hello", 5, NULL) == 0,
	    "makes folders");
	ok(root_read(&s, &r, "a/b/c.txt", 5, NULL) == 0, "reads");
	is_str(s.s, "hello", "what was written");
	refuses("a/b/c.txt/x", ERR_IO);
	refuses("a", ERR_INVALID);
	refuses("missing", ERR_NOTFOUND);
	refuses("../outside", ERR_INVALID);
	refuses("a/../../outside", ERR_INVALID);
	refuses("/etc/passwd", ERR_INVALID);
	ok(symlink("/etc/passwd", "file.link") == 0 &&
	    symlink("/etc", "dir.link") == 0 &&
	    symlink("a", "in.link") == 0 && mkfifo("fifo", 0600) == 0,
	    "links");
	refuses("file.link", ERR_INVALID);
	refuses("dir.link/passwd", ERR_INVALID);
	refuses("in.link/b/c.txt", ERR_INVALID);
	refuses("fifo", ERR_INVALID);
	ok(root_replace(&r, "big", "0123456789", 10, NULL) == 0 &&
	    root_read(&s, &r, "big", 9, NULL) < 0, "larger than allowed");
	str_release(&s);
}

static void
test_replace(void)
{
	struct err e = ERR_INIT;
	struct str s = STR_INIT;
	struct stat st;
	char left[64];

	ok(chmod("a/b/c.txt", 0640) == 0 &&
	    root_replace(&r, "a/b/c.txt", "new", 3, NULL) == 0 &&
	    stat("a/b/c.txt", &st) == 0 && (st.st_mode & 07777) == 0640,
	    "replace keeps the mode");
	ok(root_replace(&r, "file.link", "x", 1, &e) < 0,
	    "a link is not replaced: %s", e.msg);
	err_clear(&e);
	ok(root_replace(&r, "dir.link/x", "x", 1, &e) < 0,
	    "nor written through: %s", e.msg);
	err_clear(&e);
	ok(root_replace(&r, "in.link/x", "x", 1, &e) < 0 &&
	    access("a/x", F_OK) < 0, "also not inside");
	ok(root_replace(&r, "../evil", "x", 1, NULL) < 0, "nor above");
	snprintf(left, sizeof(left), "a/b/.pos-%ld-1.tmp", (long)getpid());
	ok(root_replace(&r, "a/b/left", "", 0, NULL) == 0 &&
	    rename("a/b/left", left) == 0 &&
	    root_replace(&r, "a/b/c.txt", "new", 3, &e) == 0 &&
	    unlink(left) == 0, "beside what a killed one left: %s", e.msg);
	ok(root_read(&s, &r, "a/b/c.txt", 9, NULL) == 0, "reads again");
	is_str(s.s, "new", "the new bytes");
	str_release(&s);
}

static void
test_list(void)
{
	struct names names = { 0 };

	ok(root_list(&names, &r, "nothing", NULL) == 0 && names.n == 0,
	    "a missing folder is empty");
	ok(root_list(&names, &r, "", NULL) == 0 && names.n == 6,
	    "lists %zu names", names.n);
	is_str(names.n > 1 ? names.s[1] : "", "big", "in order");
	names_release(&names);
}

int
main(void)
{
	char dir[] = "/tmp/pos-root.XXXXXX";
	char command[64];

	if (mkdtemp(dir) == NULL || chdir(dir) < 0 ||
	    root_open(&r, dir, NULL) < 0)
		return 1;
	test_read();
	test_replace();
	test_list();
	no_path("");
	no_path("a//b");
	no_path("./a");
	no_path("a/..");
	no_path(".git/config");
	no_path("x/.GIT/y");
	no_path("git~1");
	no_path("a\\b");
	no_path("a\nb");
	no_path("a/b\xff.md");
	no_path("a/\xc3");
	no_path("a/.g\xe2\x80\x8cIt/x");
	no_path("\xef\xbb\xbfgit~2");
	ok(path_check(".\xe2\x80\x8cgi/.gi\xc3\xaf/g", NULL) == 0,
	    "a path that is like git's");
	ok(path_check("strategy/\xc3\x98.md", NULL) == 0, "a good path");
	root_close(&r);
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	if (chdir("/") < 0 || system(command) != 0)
		return 1;
	return tap_done();
}

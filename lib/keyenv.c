/* keyenv - variables that hold keys, by the user's configuration */

#include "keyenv.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "configpath.h"
#include "mem.h"
#include "root.h"
#include "secret.h"
#include "str.h"

/* Blanks, ends of lines, comments, quotes and the marks of a block of text. */
static const char *
skip(const char *p)
{
	for (;; p++) {
		p += strspn(p, " \t\r\n'\"|>+-");
		if (*p != '#')
			return p;
		p += strcspn(p, "\r\n");
		if (*p == '\0')
			return p;
	}
}

/*
 * No parser: it would take nothing from a file with one mistake, and time
 * from commands that never ask. A name too many is not set, mostly.
 */
void
keyenv_take_named(const char *text)
{
	static const char key[] = "key_env";
	char *name;
	size_t n;

	while ((text = strstr(text, key)) != NULL) {
		text = skip(text + strlen(key));
		if (*text != ':')
			continue;
		text = skip(text + 1);
		n = strcspn(text, " \t\r\n'\",{}[]");
		name = mem_ndup(text, n);
		if (n > 0)
			secret_take(name);
		free(name);
	}
}

static void
read_all(struct str *out, int fd)
{
	char buf[4096];
	ssize_t n, i;

	while (out->len < FILE_MAX_BYTES &&
	    (n = read(fd, buf, sizeof(buf))) > 0) {
		for (i = 0; i < n; i++)	/* what is behind one counts too */
			buf[i] = buf[i] == '\0' ? ' ' : buf[i];
		str_add(out, buf, (size_t)n);
	}
	explicit_bzero(buf, sizeof(buf));	/* there may be a key in it */
}

void
keyenv_take(void)
{
	struct arena a = ARENA_INIT;
	struct str text = STR_INIT;
	struct stat st;
	int fd = open(config_path(&a), O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		read_all(&text, fd);
	if (fd >= 0)
		close(fd);
	keyenv_take_named(text.s);
	if (text.cap > 0)
		explicit_bzero(text.s, text.cap);
	str_release(&text);
	arena_release(&a);
}

/* linkurl - what a URL in a page asks for */

#include "linkurl.h"

#include <ctype.h>
#include <string.h>

#include "form.h"
#include "linkpath.h"

/* The length of "scheme:" with its colon, or 0. One letter is a drive's. */
static size_t
scheme_length(const char *url)
{
	size_t n = strspn(url, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

	return n > 1 && url[n] == ':' && isalpha((unsigned char)url[0]) ?
	    n + 1 : 0;
}

/* What is wrong with what follows http: or https:, or NULL. */
static const char *
web_fault(const char *rest)
{
	const char *host, *at;

	if (strncmp(rest, "//", 2) != 0)
		return "two slashes are expected after http: or https:";
	host = rest + 2;
	at = host + strcspn(host, "@/?#");
	if (*at == '@')
		host = at + 1;
	if (!isalnum((unsigned char)host[0]) && host[0] != '[' &&
	    (unsigned char)host[0] < 0x80)
		return "the name of a host is expected after //, such as "
		    "example.com";
	if (strcspn(rest, " \t\r\n<>\"") < strlen(rest))
		return "an address has no space in it; write %20";
	return NULL;
}

/* The same of mailto: addresses with commas between, or none. */
static const char *
mail_fault(const char *rest)
{
	struct str to = STR_INIT, norm = STR_INIT;
	const char *why = NULL;
	char *at, *next;

	link_decode(&to, rest, strcspn(rest, "?"));
	for (at = to.s; to.len > 0 && at != NULL && why == NULL; at = next) {
		next = strchr(at, ',');
		if (next != NULL)
			*next++ = '\0';
		if (form_email(&norm, at + strspn(at, " "), NULL) < 0)
			why = "a mail address is expected, such as "
			    "ada@example.com";
	}
	str_release(&to);
	str_release(&norm);
	return why;
}

/* A URL with a scheme of n bytes: is it one, as far as can be seen? */
static void
read_scheme(struct linkurl *u, const char *url, size_t n)
{
	const char *rest = url + n;

	u->why = NULL;
	if (strncasecmp(url, "http:", n) == 0 ||
	    strncasecmp(url, "https:", n) == 0)
		u->why = web_fault(rest);
	else if (strncasecmp(url, "mailto:", n) == 0)
		u->why = mail_fault(rest);
	else if (strncasecmp(url, "file:", n) == 0)
		u->why = "others have no such file; write the path from here";
	u->kind = u->why != NULL ? LINKURL_BROKEN : LINKURL_ELSEWHERE;
}

/* Take the last part off. False: there is none. */
static bool
go_up(struct str *path)
{
	const char *slash = strrchr(path->s, '/');

	if (path->len == 0)
		return false;
	str_cut(path, slash != NULL ? (size_t)(slash - path->s) : 0);
	return true;
}

/*
 * Go on by n bytes of a URL between slashes. A slash or a NUL in what they
 * stand for is in no name of a file.
 */
static bool
go(struct linkurl *u, const char *part, size_t n)
{
	struct str name = STR_INIT;
	bool inside = true;

	link_decode(&name, part, n);
	u->folder = true;
	if (strlen(name.s) < name.len || strchr(name.s, '/') != NULL) {
		u->kind = LINKURL_BROKEN;
		u->why = "%2F and %00 are in no name of a file";
	} else if (strcmp(name.s, "..") == 0) {
		inside = go_up(&u->path);
	} else if (name.len > 0 && strcmp(name.s, ".") != 0) {
		if (u->path.len > 0)
			str_addc(&u->path, '/');
		str_adds(&u->path, name.s);
		u->folder = false;
	}
	str_release(&name);
	return inside;
}

/* The path of a URL, from the folder that u->path is. */
static void
read_path(struct linkurl *u, const char *path, size_t n, const char *ends)
{
	const char *end = path + n;
	size_t part;

	for (; u->kind == LINKURL_PATH || u->kind == LINKURL_TOP;
	    path += part + 1) {
		part = strcspn(path, ends);
		if (part > (size_t)(end - path))
			part = (size_t)(end - path);
		if (!go(u, path, part))
			u->kind = LINKURL_UP;
		if (path + part == end)
			return;
	}
}

/* What a browser leaves of a URL: no space around it, no line ends in it. */
static void
clean(struct str *out, const char *url)
{
	url += strspn(url, " \t\r\n\f");
	for (; *url != '\0'; url++) {
		if (strchr("\t\r\n", *url) == NULL)
			str_addc(out, *url);
	}
	str_trim_end(out);
}

static void
read_relative(struct linkurl *u, const char *from, const char *url,
    const char *ends)
{
	size_t n = strcspn(url, "?#");
	const char *slash = strrchr(from, '/');
	const char *hash = strchr(url, '#');

	if (hash != NULL)
		link_decode(&u->anchor, hash + 1, strlen(hash + 1));
	if (n == 0)
		return;
	u->kind = strchr(ends, url[0]) != NULL ? LINKURL_TOP : LINKURL_PATH;
	if (u->kind == LINKURL_PATH && slash != NULL)
		str_add(&u->path, from, (size_t)(slash - from));
	read_path(u, url, n, ends);
}

void
linkurl_read(struct linkurl *u, enum linkset_rules rules, const char *from,
    const char *url)
{
	const char *ends = rules == LINKSET_SITE ? "/\\" : "/";
	struct str cleaned = STR_INIT;
	size_t scheme;

	str_reset(&u->path);
	str_reset(&u->anchor);
	u->kind = LINKURL_OWN;
	u->folder = false;
	u->why = NULL;
	if (rules == LINKSET_SITE)
		clean(&cleaned, url);
	else
		str_adds(&cleaned, url);
	url = cleaned.s;
	scheme = scheme_length(url);
	if (scheme > 0)
		read_scheme(u, url, scheme);
	else if (strchr(ends, url[0]) != NULL && url[0] != '\0' &&
	    strchr(ends, url[1]) != NULL && url[1] != '\0')
		u->kind = LINKURL_ELSEWHERE;
	else
		read_relative(u, from, url, ends);
	str_release(&cleaned);
}

void
linkurl_release(struct linkurl *u)
{
	str_release(&u->path);
	str_release(&u->anchor);
}

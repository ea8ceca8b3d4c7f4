/* netaddr - addresses of the network in plain text */

#include "netaddr.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

/* A byte of a word: of ASCII, or of a letter beyond it. */
static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Bytes at p that end a word and belong to none; 0: p belongs to one. */
static size_t
gap(const char *p)
{
	if (isspace((unsigned char)*p) || strchr("<>\"'`()[]{}|,;*\\", *p))
		return *p != '\0';
	if (*p == ':')		/* not of a scheme or a port */
		return strncmp(p, "://", 3) != 0 &&
		    !isdigit((unsigned char)p[1]);
	if (strncmp(p, "\xc2\xa0", 2) == 0 || strncmp(p, "\xc2\xab", 2) == 0 ||
	    strncmp(p, "\xc2\xbb", 2) == 0)
		return 2;	/* a blank, French quotes */
	if (strncmp(p, "\xe2\x80", 2) == 0 || strncmp(p, "\xe3\x80", 2) == 0)
		return p[2] != '\0' ? 3 : 2;	/* dashes, quotes, blanks */
	return 0;
}

/* Four numbers with dots. */
static bool
is_quad(const char *s, size_t n)
{
	size_t i, dots = 0;

	for (i = 0; i < n; i++) {
		if (s[i] == '.' && i > 0 && s[i - 1] != '.')
			dots++;
		else if (!isdigit((unsigned char)s[i]))
			return false;
	}
	return dots == 3 && s[n - 1] != '.';
}

/* Labels with dots between them, the last one of letters, or in punycode. */
static bool
is_host(const char *s, size_t n)
{
	size_t i, from = 0, labels = 0, letters = 0;

	for (i = 0; i <= n; i++) {
		if (i == n || s[i] == '.') {
			if (i == from)
				return false;
			labels++;
			if (i < n)
				from = i + 1;
		} else if (!is_word(s[i]) && s[i] != '-' && s[i] != '_') {
			return false;
		} else if (from == 0 && !isdigit((unsigned char)s[i])) {
			letters++;
		}
	}
	if (n - from > 4 && strncasecmp(s + from, "xn--", 4) == 0)
		return labels > 1;
	for (i = from; i < n && !isdigit((unsigned char)s[i]); i++)
		;
	return labels > 1 && i == n && n - from > 1 && (labels > 2 || letters > 0);
}

static bool
is_address(const char *s, size_t n)
{
	const char *at = memchr(s, '@', n);
	size_t host;

	if (memmem(s, n, "://", 3) != NULL)
		return true;
	if (at != NULL && at > s && at + 1 < s + n)
		return true;
	for (host = 0; host + 4 < n; host++) {
		if (strncasecmp(s + host, "www.", 4) == 0 &&
		    (host == 0 || !is_word(s[host - 1])))
			return true;
	}
	for (host = 0; host < n && strchr("/:?#", s[host]) == NULL; host++)
		;
	return host > 0 && (is_quad(s, host) || is_host(s, host));
}

const char *
netaddr_find(size_t *n, const char *text)
{
	const char *from, *p = text, *end;

	while (*p != '\0') {
		if (gap(p) > 0) {
			p += gap(p);
			continue;
		}
		for (from = p; *p != '\0' && gap(p) == 0; p++)
			;
		for (end = p; end > from && strchr(".:!?-_/~", end[-1]) != NULL;
		    end--)
			;
		while (from < end && strchr(".:!?-_/~", *from) != NULL)
			from++;
		*n = (size_t)(end - from);
		if (*n > 0 && is_address(from, *n))
			return from;
	}
	return NULL;
}

/* Are the n bytes at at an address of their own, or begin a path? */
static bool
is_whole(const char *text, const char *at, size_t n)
{
	const char *end = at + n;

	if (at > text && (is_word(at[-1]) || strchr("-_", at[-1]) != NULL))
		return false;
	if (*end != '\0' && strchr(".-_@", *end) != NULL)
		end++;
	return !is_word(*end);
}

bool
netaddr_stands_in(const char *text, const char *address, size_t n)
{
	static const char *const heads[] = { "https://", "http://", "www." };
	const char *at = text;
	char *part;
	size_t i;

	for (i = 0; i < sizeof(heads) / sizeof(*heads); i++) {
		if (n > strlen(heads[i]) && strncasecmp(address, heads[i],
		    strlen(heads[i])) == 0) {
			address += strlen(heads[i]);
			n -= strlen(heads[i]);
		}
	}
	part = mem_ndup(address, n);
	while ((at = strcasestr(at, part)) != NULL && !is_whole(text, at, n))
		at++;
	free(part);
	return at != NULL;
}

#ifndef POS_LINKURL_H
#define POS_LINKURL_H

/*
 * What a URL in a page asks for. Source for a site: the URL Standard of
 * WHATWG (url.spec.whatwg.org): white space around it and line ends in it do
 * not count, a backslash is a slash, ".." and "%2e%2e" go up. For files, RFC
 * 3986 without these liberties. Beyond the rules: what goes up out of the
 * folder of all pages is told, while browsers stop at the top of the host.
 */

#include <stdbool.h>

#include "linkset.h"
#include "str.h"

enum linkurl_kind {
	LINKURL_OWN,		/* the page itself, with or without anchor */
	LINKURL_PATH,		/* path */
	LINKURL_TOP,		/* path, and the URL begins with a slash */
	LINKURL_UP,		/* out of the folder of all pages */
	LINKURL_ELSEWHERE,	/* another host, another scheme */
	LINKURL_BROKEN		/* why */
};

struct linkurl {
	enum linkurl_kind kind;
	struct str path;	/* decoded, without . and .. */
	bool folder;		/* it ends in a slash, or in . or .. */
	struct str anchor;	/* decoded, without # */
	const char *why;	/* what is expected instead */
};

#define LINKURL_INIT { .path = STR_INIT, .anchor = STR_INIT }

/*
 * Take the URL of a link apart; from: the path it starts from. out is used
 * again without a release between. Owner: the caller, linkurl_release().
 */
void linkurl_read(struct linkurl *out, enum linkset_rules rules,
    const char *from, const char *url);
void linkurl_release(struct linkurl *u);

#endif

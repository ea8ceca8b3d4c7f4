#ifndef POS_PAGEURL_H
#define POS_PAGEURL_H

/*
 * What a URL in a page asks for. Source for a site: the URL Standard of
 * WHATWG (url.spec.whatwg.org): white space around it and line ends in it do
 * not count, a backslash is a slash, ".." and "%2e%2e" go up. For files, RFC
 * 3986 without these liberties. Beyond the rules: what goes up out of the
 * folder of all pages is told, while browsers stop at the top of the host.
 */

#include <stdbool.h>

#include "pages.h"
#include "str.h"

enum pageurl_kind {
	PAGEURL_OWN,		/* the page itself, with or without anchor */
	PAGEURL_PATH,		/* path */
	PAGEURL_TOP,		/* path, and the URL begins with a slash */
	PAGEURL_UP,		/* out of the folder of all pages */
	PAGEURL_ELSEWHERE,	/* another host, another scheme */
	PAGEURL_BROKEN		/* why */
};

struct pageurl {
	enum pageurl_kind kind;
	struct str path;	/* decoded, without . and .. */
	bool folder;		/* it ends in a slash, or in . or .. */
	struct str anchor;	/* decoded, without # */
	const char *why;	/* what is expected instead */
};

#define PAGEURL_INIT { .path = STR_INIT, .anchor = STR_INIT }

/*
 * Take the URL of a link apart; from: the path it starts from. out is used
 * again without a release between. Owner: the caller, pageurl_release().
 */
void pageurl_read(struct pageurl *out, enum pages_rules rules,
    const char *from, const char *url);
void pageurl_release(struct pageurl *u);

#endif

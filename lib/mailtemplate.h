#ifndef POS_MAILTEMPLATE_H
#define POS_MAILTEMPLATE_H

/*
 * Templates of mails, templates/mail/NAME.md of the workspace or shipped:
 * NAME is the situation. Format: pos-template(5), "Mail templates".
 */

#include <stddef.h>
#include <stdint.h>

#include "err.h"
#include "node.h"
#include "root.h"
#include "template.h"
#include "ws.h"

#define MAIL_FOLDER "templates/mail"

struct mail_template {
	const char *name;		/* "follow-up" */
	const char *file;		/* "templates/mail/follow-up.md" */
	const struct node *front;	/* its frontmatter: a map */
	struct template text;
};

/*
 * Read one. ERR_NOTFOUND: there is none of this name. ERR_INVALID with file
 * and line: the frontmatter is missing, or breaks its format. Owner:
 * ws->arena.
 */
int mail_template_read(struct mail_template *out, struct ws *ws,
    const char *name, struct err *e);

/* The names of all, sorted. Owner: the caller, names_release(out). */
int mail_template_names(struct names *out, const struct ws *ws,
    struct err *e);

#endif

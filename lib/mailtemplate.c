/* mailtemplate - templates of mails */

#include "mailtemplate.h"

#include <string.h>

#include "front.h"
#include "shape.h"
#include "share.h"

int
mail_template_names(struct names *out, const struct ws *ws, struct err *e)
{
	struct names files = { 0 };
	struct str name = STR_INIT;
	struct err none = ERR_INIT;
	size_t i;
	int rc = share_list(&files, &ws->files, MAIL_FOLDER, &none);

	for (i = 0; i < files.n; i++) {
		str_reset(&name);
		str_adds(&name, files.s[i]);
		str_cut(&name, name.len - (str_ends(name.s, ".md") ? 3 : 0));
		if (name.len < strlen(files.s[i]))
			names_add(out, name.s);
	}
	str_release(&name);
	names_release(&files);
	return rc < 0 && none.code != ERR_NOTFOUND ?
	    err_set(e, none.code, "%s", none.msg) : 0;
}

/* The frontmatter of the bytes of file, held against its format. */
static int
read_front(struct mail_template *t, struct arena *a, const char *bytes,
    size_t n, struct err *e)
{
	struct front front;

	if (!front_find(&front, bytes, n))
		return err_set(e, ERR_INVALID, "%s:1: frontmatter is missing; "
		    "see pos-template(5)", t->file);
	t->front = front_parse(a, &front, bytes, t->file, e);
	if (t->front == NULL || shape_hold(t->front, shape_mail_template,
	    NULL, NULL, e) < 0)
		return -1;
	if (node_get_text(t->front, "subject", NULL) == NULL)
		return node_err(e, t->front, "subject: is missing; it is a "
		    "line of text, with values as in the body");
	if (t->text.nfront == 0)
		return node_err(e, t->front, "variables: is missing; it "
		    "lists the values that the mail uses");
	return 0;
}

int
mail_template_read(struct mail_template *out, struct ws *ws,
    const char *name, struct err *e)
{
	struct arena *a = &ws->arena;
	struct str text = STR_INIT;
	const char *bytes;
	int rc;

	out->name = arena_dup(a, name);
	out->file = arena_printf(a, MAIL_FOLDER "/%s.md", name);
	rc = share_read(&text, &ws->files, out->file, e);
	if (rc == 0) {
		bytes = arena_ndup(a, text.s, text.len);
		template_split(&out->text, bytes, text.len);
		rc = read_front(out, a, bytes, text.len, e);
	}
	str_release(&text);
	return rc;
}

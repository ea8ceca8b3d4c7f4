/* tamfile - the file of the partner market */

#include "tamfile.h"

#include <string.h>

#include "file.h"
#include "root.h"
#include "yaml.h"

int
tam_file_read(struct str *text, const char **name, struct ws *ws,
    const char *dir, const char *path, struct err *e)
{
	struct err own = ERR_INIT;

	*name = TAM_FILE;
	if (path != NULL) {
		*name = strcmp(path, "-") == 0 ? "standard input" : path;
		return file_read(text, path, FILE_MAX_BYTES, e);
	}
	if (ws_open(ws, dir, e) < 0 || ws_load(ws, WS_COMPANY, e) < 0)
		return -1;
	if (files_read(text, &ws->files, TAM_FILE, &own) == 0)
		return 0;
	if (own.code == ERR_NOTFOUND)
		return err_set(e, ERR_NOTFOUND, TAM_FILE ": not in the "
		    "workspace; pos-workspace(5) says what it holds");
	return err_set(e, own.code, "%s", own.msg);
}

int
tam_file_load(struct tam *base, struct tam *t, struct arena *a,
    const struct tam_file *file, struct err *e)
{
	const struct node *root = yaml_parse(a, file->text->s,
	    file->text->len, file->name, e);
	const char *currency = "";

	if (root == NULL || (node_unknown(node_get(root, "currency")) &&
	    tam_currency(&currency, a, node_get(file->ws->company,
	    "currency"), e) < 0) ||
	    tam_load(base, a, root, file->name, currency, e) < 0)
		return -1;
	return tam_scenario(t, a, base, file->scenario != NULL ?
	    file->scenario : TAM_BASE_NAME, e);
}

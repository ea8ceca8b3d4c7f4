/* fillout - where filled templates go */

#include "fillout.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "file.h"
#include "playown.h"
#include "root.h"

void
fillout_init(struct fillout *f, const char *out, bool force, bool zero)
{
	struct stat st;
	bool folder = out != NULL && stat(out, &st) == 0 &&
	    S_ISDIR(st.st_mode);

	*f = (struct fillout){ .file = folder ? NULL : out,
	    .folder = folder ? out : NULL, .force = force, .zero = zero,
	    .paths = ARENA_INIT };
}

void
fillout_release(struct fillout *f)
{
	list_release(&f->written);
	arena_release(&f->paths);
}

int
fillout_write(const struct fillout *f, const char *file,
    const struct str *text, struct err *e)
{
	if (f->force)
		return playown_check(file, e) < 0 ? -1 :
		    file_replace(file, text->s, text->len, e);
	return file_create(file, text->s, text->len, e);
}

/* Write the text to its own file in the folder. */
static int
write_in_folder(struct fillout *f, const char *template_path,
    const struct str *text, struct err *e)
{
	const char *slash = strrchr(template_path, '/'), *path;

	if (strcmp(template_path, "-") == 0)
		return err_set(e, ERR_USAGE, "standard input has no name to "
		    "write in folder %s; give a file with -o", f->folder);
	path = arena_printf(&f->paths, "%s/%s", f->folder, slash != NULL ?
	    slash + 1 : template_path);
	if (list_has(&f->written, path))
		return err_set(e, ERR_EXISTS, "%s: another template was "
		    "written to %s", template_path, path);
	list_add(&f->written, path);
	return fillout_write(f, path, text, e);
}

int
fillout_add(struct fillout *f, const char *template_path, struct str *text,
    struct err *e)
{
	if (f->zero)
		str_addc(text, '\0');
	if (f->folder != NULL)
		return write_in_folder(f, template_path, text, e);
	if (f->file == NULL)
		fwrite(text->s, 1, text->len, stdout);
	return 0;
}

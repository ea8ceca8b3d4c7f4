/*
 * written-tool FILE... - may each section of the documents be what a language
 * model has written? Nothing was given but its links. Prints what is wrong,
 * then the number of sections; fails when anything was wrong.
 */

#include <stdio.h>

#include "md.h"
#include "written.h"

static int
read_file(struct str *out, const char *path)
{
	FILE *f = fopen(path, "rb");
	char buf[4096];
	size_t n;

	if (f == NULL)
		return -1;
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(out, buf, n);
	return fclose(f);
}

/* Returns the number of sections that are none. */
static size_t
look(const struct md *md)
{
	const struct written_known known = { &md->bytes, 1, NULL, 0 };
	struct str text = STR_INIT, why = STR_INIT;
	size_t i, bad = 0;

	for (i = 0; i < md->n_sections; i++) {
		str_reset(&text);
		str_reset(&why);
		md_section_text(&text, md, &md->sections[i]);
		if (written_check(text.s, text.len, &known, &why) == 0)
			continue;
		printf("%s#%s: %s", md->file, md->sections[i].id, why.s);
		bad++;
	}
	str_release(&text);
	str_release(&why);
	return bad;
}

int
main(int argc, char **argv)
{
	size_t n = 0, bad = 0;
	struct str text = STR_INIT;
	struct err e = ERR_INIT;
	struct md md;
	int i;

	for (i = 1; i < argc; i++) {
		str_reset(&text);
		if (read_file(&text, argv[i]) != 0 || md_parse(&md, text.s,
		    text.len, argv[i], &e) < 0) {
			fprintf(stderr, "%s: %s\n", argv[i], e.msg);
			return 3;
		}
		bad += look(&md);
		n += md.n_sections;
		md_release(&md);
	}
	printf("%zu sections\n", n);
	str_release(&text);
	return bad > 0;
}

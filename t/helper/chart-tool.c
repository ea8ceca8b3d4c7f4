/*
 * chart-tool svg | table | text [COLUMNS [utf8]] <FILE - read the chart of a
 * YAML file and print it. Fails with 3 and what is wrong when it is none.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart.h"
#include "yaml.h"

static void
slurp(struct str *s, FILE *f)
{
	char buf[65536];
	size_t n;

	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(s, buf, n);
}

static void
print(const struct chart *c, int argc, char **argv)
{
	struct str out = STR_INIT;

	if (strcmp(argv[1], "svg") == 0)
		chart_svg(&out, c);
	else if (strcmp(argv[1], "table") == 0)
		chart_table(&out, c);
	else
		chart_text(&out, c, argc > 2 ? (size_t)atoi(argv[2]) : 80,
		    argc > 3);
	fwrite(out.s, 1, out.len, stdout);
	str_release(&out);
}

int
main(int argc, char **argv)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct chart c;
	struct node *n;

	if (argc < 2)
		return 2;
	slurp(&s, stdin);
	n = yaml_parse(&a, s.s, s.len, "chart.yaml", &e);
	if (n != NULL && chart_read(&c, &a, n, &e) == 0)
		print(&c, argc, argv);
	if (e.code != ERR_NONE)
		fprintf(stderr, "%s\n", e.msg);
	arena_release(&a);
	str_release(&s);
	return err_exit(e.code);
}

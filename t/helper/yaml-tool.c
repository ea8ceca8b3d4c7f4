/* yaml-tool - lib/yaml from the shell, for t/yaml.t and for measuring */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "str.h"
#include "yaml.h"

static void
slurp(struct str *s, FILE *f)
{
	char buf[65536];
	size_t n;

	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(s, buf, n);
}

/* One line for each value: kind, line:col, its bytes, its key and text. */
static void
dump(const struct node *n, const struct str *s, int depth)
{
	static const char kinds[] = "0=[{";
	const struct node *c;

	printf("%*s%c %u:%u %u-%u", depth * 2, "", kinds[n->kind], n->line,
	    n->col, n->from, n->to);
	if (n->key != NULL)
		printf(" %u %s", n->key_from, n->key);
	if (n->text != NULL)
		printf(" (%s)%s", n->text, n->quoted ? "q" : "");
	putchar('\n');
	NODE_EACH(c, n)
		dump(c, s, depth + 1);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* yaml-tool parse|dump|bench [REPEAT] <FILE */
int
main(int argc, char **argv)
{
	struct str s = STR_INIT;
	struct err e = ERR_INIT;
	struct node *n = NULL;
	struct arena a = ARENA_INIT;
	int i, rc = 3, reps = argc > 2 ? atoi(argv[2]) : 1;
	double t0;

	slurp(&s, stdin);
	t0 = now();
	for (i = 0; i < reps; i++) {
		arena_release(&a);
		n = yaml_parse(&a, s.s, s.len, "in", &e);
	}
	if (argc > 1 && strcmp(argv[1], "bench") == 0)
		printf("%.1f MB/s\n", (double)s.len * reps / 1e6 /
		    (now() - t0));
	if (n == NULL)
		fprintf(stderr, "%s\n", e.msg);
	else if (argc > 1 && strcmp(argv[1], "dump") == 0)
		dump(n, &s, 0);
	if (n != NULL)
		rc = 0;
	arena_release(&a);
	str_release(&s);
	return rc;
}

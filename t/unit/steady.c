/* Tests of steady: does what was read still stand? */

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "steady.h"
#include "tap.h"

static const char company[] = "name: Us\ncurrency: EUR\n";

static void
put(const struct ws *ws, const char *rel, const char *bytes)
{
	struct err e = ERR_INIT;

	if (root_replace(&ws->root, rel, bytes, strlen(bytes), &e) < 0)
		printf("Bail out! %s\n", e.msg);
}

/* Is it told that another has changed the records? */
static void
moved(struct steady *s, const char *what)
{
	struct err e = ERR_INIT;

	ok(steady_still(s, &e) < 0 && e.code == ERR_CONFLICT, "%s", what);
	err_clear(&e);
}

int
main(void)
{
	char dir[] = "/tmp/pos-steady.XXXXXX";
	struct ws ws = WS_INIT;
	struct err e = ERR_INIT;
	struct steady s;
	char command[64];

	if (mkdtemp(dir) == NULL || chdir(dir) < 0)
		return 1;
	if (system("echo 'version: 1' >pos.yaml") != 0 ||
	    ws_open(&ws, ".", &e) < 0)
		return 1;
	put(&ws, "company.yaml", company);
	ok(steady_load(&ws, WS_COMPANY, &s, &e) == 0, "loaded");
	ok(steady_still(&s, &e) == 0, "nothing moved");
	put(&ws, "notes.md", "a note\n");
	ok(steady_still(&s, &e) == 0, "a file that is no record");
	put(&ws, "data/prospects.yaml", "prospects: []\n");
	moved(&s, "a file came");
	ok(steady_load(&ws, WS_COMPANY, &s, &e) == 0, "loaded again");
	ok(steady_still(&s, &e) == 0, "as it is now");
	put(&ws, "data/prospects.yaml", "prospects: []\n");
	moved(&s, "a file was replaced, with the same bytes");
	ok(steady_load(&ws, WS_COMPANY, &s, &e) == 0, "loaded again");
	put(&ws, "partners/a/partner.yaml", "name: A\n");
	moved(&s, "a partner came");
	ok(steady_load(&ws, WS_COMPANY, &s, &e) == 0, "loaded again");
	ok(unlink("company.yaml") == 0, "removed");
	moved(&s, "a file went");
	ws_close(&ws);
	snprintf(command, sizeof(command), "rm -r %s", dir);
	if (chdir("/") < 0 || system(command) != 0)
		return 1;
	return tap_done();
}

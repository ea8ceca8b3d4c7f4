/* configpath - the file of the user's configuration */

#include "configpath.h"

#include <stdlib.h>

const char *
config_path(struct arena *a)
{
	const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	return xdg != NULL && *xdg == '/' ?
	    arena_printf(a, "%s/pos/config.yaml", xdg) :
	    arena_printf(a, "%s/.config/pos/config.yaml", home != NULL ?
	    home : "");
}

#ifndef POS_CONFIGPATH_H
#define POS_CONFIGPATH_H

/* The file of the user's configuration, pos-config(5); there or not. */

#include "arena.h"

/* XDG_CONFIG_HOME/pos/config.yaml, else HOME/.config/...; in a. */
const char *config_path(struct arena *a);

#endif

#ifndef POS_LOOPBACK_H
#define POS_LOOPBACK_H

#include <stdbool.h>

/*
 * Does the URL mean this very machine: localhost, 127.0.0.0/8 or [::1]? What
 * goes there needs no encryption, and no proxy.
 */
bool loopback_url(const char *url);

#endif
